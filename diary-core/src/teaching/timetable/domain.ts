import type { ClassId, PersonId } from '@furtka/core-contract/ids';

/** One lesson of the week. Two groups of one class may share a time. */
export interface TimetableLesson {
  readonly lessonId: string;
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number;
  /** Period number of the bell schedule of the class. */
  readonly period: number;
  readonly classId: ClassId;
  /** Empty: the whole class. */
  readonly groupName: string;
  readonly subjectId: string;
  readonly teacherId: PersonId;
  readonly roomId: string;
}

/** First and last period of a class on a weekday, both included. */
export interface ClassSpan {
  readonly classId: ClassId;
  readonly weekday: number;
  readonly firstPeriod: number;
  readonly lastPeriod: number;
}

/** The hours of presence of each class, derived from its lessons; ordered by class, then weekday. */
export const spansOf = (
  lessons: readonly Pick<TimetableLesson, 'classId' | 'weekday' | 'period'>[],
): readonly ClassSpan[] => {
  const spans = new Map<string, ClassSpan>();
  for (const { classId, weekday, period } of lessons) {
    const key = `${classId}:${weekday}`;
    const span = spans.get(key);
    spans.set(key, {
      classId,
      weekday,
      firstPeriod: Math.min(span?.firstPeriod ?? period, period),
      lastPeriod: Math.max(span?.lastPeriod ?? period, period),
    });
  }
  return [...spans.values()].sort(
    (a, b) => (a.classId < b.classId ? -1 : a.classId > b.classId ? 1 : 0) || a.weekday - b.weekday,
  );
};

/** A thing that would be in two places at one time. `lessonIds`: the two lessons. */
export interface Clash {
  readonly what: 'teacher' | 'room' | 'class';
  readonly lessonIds: readonly [string, string];
}

/**
 * Teachers, rooms and classes used twice at one time.
 *
 * @param sameTime  `true` when the hours of two lessons of one weekday overlap; periods of different bell schedules may
 *                  have the same number at other hours
 */
export const clashesOf = (
  lessons: readonly TimetableLesson[],
  sameTime: (a: TimetableLesson, b: TimetableLesson) => boolean,
): readonly Clash[] => {
  const clashes: Clash[] = [];
  const seen = new Map<string, TimetableLesson[]>();
  const collide = (what: Clash['what'], id: string, lesson: TimetableLesson): void => {
    const key = `${what}:${id}:${lesson.weekday}`;
    const others = seen.get(key) ?? [];
    for (const other of others) {
      const twoGroups =
        what === 'class' &&
        lesson.groupName !== '' &&
        other.groupName !== '' &&
        lesson.groupName !== other.groupName;
      if (!twoGroups && sameTime(lesson, other)) {
        clashes.push({ what, lessonIds: [other.lessonId, lesson.lessonId] });
      }
    }
    seen.set(key, [...others, lesson]);
  };
  for (const lesson of lessons) {
    collide('teacher', lesson.teacherId, lesson);
    collide('room', lesson.roomId, lesson);
    collide('class', lesson.classId, lesson);
  }
  return clashes;
};
