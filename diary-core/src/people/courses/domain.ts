import { dayBefore } from '../../school/school-date.ts';
import type { ActivityKind } from './activities.ts';

/** To whom a course is taught: a class or a part of it, or a group that keeps a list. */
export interface CourseTarget {
  readonly classId: string | null;
  readonly groupId: string | null;
  readonly groupName: string;
}

/** Kind and target as one text, so that a year has a course of a subject, kind and target once. */
export const targetKey = (
  { classId, groupId, groupName }: CourseTarget,
  activity: ActivityKind = 'lesson',
): string => {
  const target = groupId === null ? `class:${classId}:${groupName.trim()}` : `group:${groupId}`;
  return activity === 'lesson' ? target : `${activity}:${target}`;
};

/** Exactly one of class and group; a part of a class has no list, a group has its own name. */
export const isTarget = ({ classId, groupId, groupName }: CourseTarget): boolean =>
  (classId === null) !== (groupId === null) && (groupId === null || groupName.trim() === '');

export interface CourseTeacher {
  readonly id: string;
  readonly teacherId: string;
  readonly from: string;
  /** Last day; `null`: until further notice. */
  readonly to: string | null;
}

export interface TeacherPlan {
  /** Taught before that day and no longer does: the last day is the day before. */
  readonly ended: readonly string[];
  /** Would have begun on that day or later: never did. */
  readonly removed: readonly string[];
  /** Goes on without an end. */
  readonly reopened: readonly string[];
  readonly added: readonly string[];
}

/**
 * What must change so that exactly `wanted` teach the course from a day on. Earlier days stay as they were.
 *
 * @param teachers  everybody who ever taught the course or will
 * @param wanted    person ids; empty: nobody, the course stands vacant
 */
export const planTeachers = (
  teachers: readonly CourseTeacher[],
  wanted: readonly string[],
  from: string,
): TeacherPlan => {
  const lastDay = dayBefore(from);
  // One who ended on the day before goes on, so that a change that is taken back leaves no trace in the list.
  const near = teachers.filter((each) => each.from < from && (each.to ?? from) >= lastDay);
  const kept = near.filter(({ teacherId }) => wanted.includes(teacherId));
  const keptIds = new Set(kept.map(({ teacherId }) => teacherId));
  return {
    ended: near
      .filter(({ teacherId, to }) => !keptIds.has(teacherId) && to !== lastDay)
      .map(({ id }) => id),
    removed: teachers.filter((each) => each.from >= from).map(({ id }) => id),
    reopened: kept.filter(({ to }) => to !== null).map(({ id }) => id),
    added: wanted.filter((teacherId) => !keptIds.has(teacherId)),
  };
};
