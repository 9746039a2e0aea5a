import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { clashesOf, spansOf, type TimetableLesson } from './domain.ts';

let made = 0;
const lesson = (change: Partial<Record<keyof TimetableLesson, unknown>>): TimetableLesson => {
  made += 1;
  return {
    lessonId: `lesson ${made}`,
    weekday: 1,
    period: 1,
    classId: `class ${made}` as ClassId,
    groupName: '',
    subjectId: 'subject',
    teacherId: `teacher ${made}` as PersonId,
    roomId: `room ${made}`,
    ...change,
  } as TimetableLesson;
};
const samePeriod = (a: TimetableLesson, b: TimetableLesson): boolean => a.period === b.period;

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

t.test('teacher, room and class are found when used twice at one time', async (t) => {
  for (const key of ['teacherId', 'roomId', 'classId'] as const) {
    const pair = [lesson({ [key]: 'same' }), lesson({ [key]: 'same' })];
    const clashes = clashesOf(pair, samePeriod);
    t.strictSame(
      clashes.map((clash) => clash.what),
      [key.replace('Id', '')],
    );
    t.strictSame(
      clashesOf([lesson({ [key]: 'same' }), lesson({ [key]: 'same', period: 2 })], samePeriod),
      [],
    );
    t.strictSame(
      clashesOf([lesson({ [key]: 'same' }), lesson({ [key]: 'same', weekday: 2 })], samePeriod),
      [],
    );
  }
});

t.test('two groups of a class may share a time, a group and the whole class may not', async (t) => {
  const one = { classId: 'same', groupName: '1' };
  t.strictSame(
    clashesOf([lesson(one), lesson({ classId: 'same', groupName: '2' })], samePeriod),
    [],
  );
  t.equal(clashesOf([lesson(one), lesson({ classId: 'same' })], samePeriod).length, 1);
  t.equal(clashesOf([lesson(one), lesson(one)], samePeriod).length, 1);
});
