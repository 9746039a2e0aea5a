import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { clashesOf } from './clashes.ts';
import type { TimetableLesson } from './domain.ts';

let made = 0;
const lesson = (change: Partial<Record<keyof TimetableLesson, unknown>>): TimetableLesson => {
  made += 1;
  return {
    lessonId: `lesson ${made}`,
    weekday: 1,
    period: 1,
    classId: `class ${made}` as ClassId,
    groupName: '',
    subjectId: `subject ${made}`,
    teacherId: `teacher ${made}` as PersonId,
    roomId: `room ${made}`,
    ...change,
  } as TimetableLesson;
};
const samePeriod = (a: TimetableLesson, b: TimetableLesson): boolean => a.period === b.period;

const found = (...lessons: TimetableLesson[]) =>
  clashesOf(lessons, [], samePeriod).map((clash) => clash.what);

t.test('teacher, room and class are found when used twice at one time', async (t) => {
  for (const key of ['teacherId', 'roomId', 'classId'] as const) {
    const same = { [key]: 'same' };
    t.strictSame(found(lesson(same), lesson(same)), [key.replace('Id', '')]);
    t.strictSame(found(lesson(same), lesson({ ...same, period: 2 })), []);
    t.strictSame(found(lesson(same), lesson({ ...same, weekday: 2 })), []);
  }
});

t.test('two groups of a class may share a time, a group and the whole class may not', async (t) => {
  const one = { classId: 'same', groupName: '1' };
  t.strictSame(found(lesson(one), lesson({ classId: 'same', groupName: '2' })), []);
  t.strictSame(found(lesson(one), lesson({ classId: 'same' })), ['class']);
  t.strictSame(found(lesson(one), lesson(one)), ['class']);
});

t.test(
  'a teacher who leads two groups together, and two teachers with one, are told, not refused',
  async (t) => {
    const joined = { teacherId: 'same', subjectId: 'pe', roomId: 'gym' };
    t.strictSame(found(lesson(joined), lesson(joined)), ['together']);
    t.strictSame(found(lesson(joined), lesson({ ...joined, roomId: null })), ['together']);
    t.strictSame(found(lesson(joined), lesson({ ...joined, roomId: 'other' })), ['teacher']);
    const two = { classId: 'same', groupName: '1', subjectId: 'pe', roomId: 'gym' };
    t.strictSame(found(lesson(two), lesson(two)), ['together']);
    t.strictSame(found(lesson({ roomId: null }), lesson({ roomId: null })), []);
  },
);

t.test(
  'lessons of other versions are compared by teacher and room, not with each other',
  async (t) => {
    const shared = { teacherId: 'same', classId: 'same' };
    const others = [lesson(shared), lesson(shared)];
    const clashes = clashesOf([lesson(shared)], others, samePeriod);
    t.strictSame(
      clashes.map((clash) => [clash.what, clash.lessonIds[0]]),
      others.map((other) => ['teacher', other.lessonId]),
    );
  },
);
