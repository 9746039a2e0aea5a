import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { groupsById, membersOfGroupsOn } from '../groups/api.ts';
import { studentsOfClassesOn } from '../students/api.ts';
import type { ActivityKind } from './activities.ts';
import { type TaughtRow, taughtOn } from './store.ts';

export type { ActivityKind } from './activities.ts';
export { coursesOfYear } from './listing.ts';
export type { CourseReply } from './schema.ts';
export { addCourses, type NewCourse, setTeachers } from './use-cases.ts';

/** A course as it is on one date. */
export interface Course {
  readonly courseId: string;
  readonly yearId: string;
  readonly subjectId: string;
  /** A course has a class or a group; `groupName` is a part of a class that keeps no list, else empty. */
  readonly classId: ClassId | null;
  readonly groupId: string | null;
  readonly groupName: string;
  readonly activity: ActivityKind;
  /** Classes whose students are taught. */
  readonly classIds: readonly ClassId[];
  /** In the order in which they began. */
  readonly teacherIds: readonly PersonId[];
}

const toCourses = async (
  read: SchoolRead,
  rows: readonly TaughtRow[],
): Promise<readonly Course[]> => {
  const groups = await groupsById(
    read,
    rows.flatMap(({ groupId }) => groupId ?? []),
  );
  const found = new Map<string, Course & { readonly teacherIds: PersonId[] }>();
  for (const { teacherId, ...row } of rows) {
    const known = found.get(row.courseId);
    if (known !== undefined) known.teacherIds.push(teacherId);
    else {
      const own = row.classId === null ? [] : [row.classId];
      const classIds = row.groupId === null ? own : (groups.get(row.groupId)?.classIds ?? []);
      found.set(row.courseId, { ...row, classIds, teacherIds: [teacherId] });
    }
  }
  return [...found.values()];
};

/** All courses that somebody teaches on a date. */
export const coursesOn = async (read: SchoolRead, date: string): Promise<readonly Course[]> =>
  toCourses(read, await taughtOn(read, date));

/** Courses that these teachers teach on a date; `teacherIds` of each names only those who were asked for. */
export const coursesOfTeachersOn = async (
  read: SchoolRead,
  teacherIds: readonly PersonId[],
  date: string,
): Promise<readonly Course[]> => toCourses(read, await taughtOn(read, date, teacherIds));

/** Courses in which students of a class are taught on a date, those of groups across classes too. */
export const coursesOfClassOn = async (
  read: SchoolRead,
  classId: ClassId,
  date: string,
): Promise<readonly Course[]> =>
  (await coursesOn(read, date)).filter(({ classIds }) => classIds.includes(classId));

/** Classes that these teachers teach on a date, in whole or in part: only lessons are of a class (STRUCT-07). */
export const classesTaughtOn = async (
  read: SchoolRead,
  teacherIds: readonly PersonId[],
  date: string,
): Promise<ClassId[]> => [
  ...new Set(
    (await coursesOfTeachersOn(read, teacherIds, date))
      .filter(({ activity }) => activity === 'lesson')
      .flatMap(({ classIds }) => classIds),
  ),
];

/** Groups that these teachers teach on a date. */
export const groupsTaughtOn = async (
  read: SchoolRead,
  teacherIds: readonly PersonId[],
  date: string,
): Promise<string[]> =>
  (await taughtOn(read, date, teacherIds)).flatMap(({ groupId }) => groupId ?? []);

/** Students whom these teachers teach on a date: of whole classes, and the members of groups. */
export const studentsTaughtOn = async (
  read: SchoolRead,
  teacherIds: readonly PersonId[],
  date: string,
): Promise<PersonId[]> => {
  const courses = await coursesOfTeachersOn(read, teacherIds, date);
  const classIds = courses.flatMap(({ classId }) => classId ?? []);
  const groupIds = courses.flatMap(({ groupId }) => groupId ?? []);
  const students = new Set(await studentsOfClassesOn(read, classIds, date));
  for (const { studentId } of await membersOfGroupsOn(read, groupIds, date))
    students.add(studentId);
  return [...students];
};
