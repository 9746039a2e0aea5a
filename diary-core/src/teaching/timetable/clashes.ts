import type { TimetableLesson } from './domain.ts';

/**
 * Two lessons of one time that touch each other. `class`: a class, or a class and its group, twice; `teacher`, `room`: in two lessons
 * that are not one; `together`: one teacher leads two groups or classes at once, or two teachers one: allowed, told.
 */
export interface Clash {
  readonly what: 'class' | 'teacher' | 'room' | 'together';
  /** The later named of the two is the checked one, or both are. */
  readonly lessonIds: readonly [string, string];
}

type What = 'class' | 'teacher' | 'room';

const isOneLesson = (a: TimetableLesson, b: TimetableLesson): boolean =>
  a.subjectId === b.subjectId && (a.roomId === b.roomId || a.roomId === null || b.roomId === null);

/** What two lessons of one time are to each other, where they share a class, a teacher or a room. */
const judge = (what: What, a: TimetableLesson, b: TimetableLesson): Clash['what'] | undefined => {
  if (what === 'teacher') return isOneLesson(a, b) ? 'together' : 'teacher';
  const isSameGroup = a.classId === b.classId && a.groupName === b.groupName;
  if (what === 'class') {
    if (isSameGroup && a.subjectId === b.subjectId && a.teacherId !== b.teacherId)
      return 'together';
    return isSameGroup || a.groupName === '' || b.groupName === '' ? 'class' : undefined;
  }
  // One teacher in one room was judged already, under the teacher; two teachers with one group, under the class.
  if (a.teacherId === b.teacherId) return undefined;
  return isSameGroup && a.subjectId === b.subjectId ? undefined : 'room';
};

const keysOf = (lesson: TimetableLesson): [What, string][] => [
  ...(lesson.classId === null ? [] : [['class', lesson.classId] as [What, string]]),
  ['teacher', lesson.teacherId],
  ...(lesson.roomId === null ? [] : [['room', lesson.roomId] as [What, string]]),
];

/**
 * Teachers, rooms and classes used twice at one time.
 *
 * @param lessons   the checked ones, compared with each other and with the others
 * @param others    of other versions of the same time; not compared with each other, nor by their class
 * @param sameTime  `true` when the hours of two lessons of one weekday overlap; periods of different bell schedules may
 *                  have the same number at other hours
 */
export const clashesOf = (
  lessons: readonly TimetableLesson[],
  others: readonly TimetableLesson[],
  sameTime: (a: TimetableLesson, b: TimetableLesson) => boolean,
): readonly Clash[] => {
  const found = new Map<string, Clash>();
  const seen = new Map<string, TimetableLesson[]>();
  const keyed = (what: What, id: string, lesson: TimetableLesson): TimetableLesson[] => {
    const key = `${what}:${id}:${lesson.weekday}`;
    const known = seen.get(key) ?? [];
    seen.set(key, known);
    return known;
  };
  for (const lesson of others)
    for (const [what, id] of keysOf(lesson))
      if (what !== 'class') keyed(what, id, lesson).push(lesson);
  for (const lesson of lessons)
    for (const [what, id] of keysOf(lesson)) {
      const known = keyed(what, id, lesson);
      for (const other of known) {
        const verdict = sameTime(lesson, other) ? judge(what, other, lesson) : undefined;
        if (verdict === undefined) continue;
        const key = `${verdict} ${other.lessonId} ${lesson.lessonId}`;
        found.set(key, { what: verdict, lessonIds: [other.lessonId, lesson.lessonId] });
      }
      known.push(lesson);
    }
  return [...found.values()];
};
