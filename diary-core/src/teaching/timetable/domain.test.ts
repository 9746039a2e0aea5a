import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { heldLessons, type PlacedLesson, spansOf, type TimetableVersion } from './domain.ts';

t.test('the span of a class runs from its first to its last lesson of each weekday', async (t) => {
  const a = 'a' as ClassId;
  const spans = spansOf([
    { classId: a, weekday: 2, period: 3 },
    { classId: a, weekday: 1, period: 5 },
    { classId: a, weekday: 1, period: 0 },
    { classId: 'b' as ClassId, weekday: 1, period: 2 },
  ]);
  t.strictSame(spans, [
    { classId: 'a', weekday: 1, firstPeriod: 0, lastPeriod: 5 },
    { classId: 'a', weekday: 2, firstPeriod: 3, lastPeriod: 3 },
    { classId: 'b', weekday: 1, firstPeriod: 2, lastPeriod: 2 },
  ]);
});

const version = (
  versionId: string,
  change: Partial<Record<keyof TimetableVersion, unknown>>,
): TimetableVersion =>
  ({
    versionId,
    yearId: 'year',
    classId: null,
    ownerId: null,
    from: '2026-09-01',
    to: '2027-06-25',
    state: 'published',
    version: 1,
    ...change,
  }) as TimetableVersion;

const placed = (versionId: string, classId: string, period: number): PlacedLesson => ({
  lessonId: `${versionId} ${period}`,
  versionId,
  weekday: 1,
  period,
  classId: classId as ClassId,
  groupName: '',
  subjectId: 'subject',
  teacherId: 'teacher' as PersonId,
  roomId: null,
});

t.test(
  'a class goes by its published version, without one by its draft and by what teachers typed',
  async (t) => {
    const versions = [
      version('a', { classId: 'a' }),
      version('a draft', { classId: 'a', state: 'draft' }),
      version('b draft', { classId: 'b', state: 'draft' }),
      version('b gone', { classId: 'b', state: 'replaced' }),
      version('own', { ownerId: 'teacher' }),
    ];
    const lessons = [
      placed('a', 'a', 1),
      placed('a draft', 'a', 7),
      placed('b draft', 'b', 2),
      placed('b gone', 'b', 8),
      placed('own', 'b', 2),
      placed('own', 'b', 3),
      placed('own', 'c', 4),
    ];
    t.strictSame(
      heldLessons(versions, lessons).map((each) => each.lessonId),
      ['a 1', 'b draft 2', 'own 3', 'own 4'],
    );
  },
);
