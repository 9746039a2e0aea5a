import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { classesById } from '../../school/class-sections/api.ts';
import { dayBefore, isSchoolDate } from '../../school/school-date.ts';
import { schoolYearsOf } from '../../school/school-years/api.ts';
import { groupsById } from '../groups/api.ts';
import { ACTIVITIES } from './activities.ts';
import { isTarget, planTeachers, targetKey } from './domain.ts';
import type { CourseBody, TeachersBody } from './schema.ts';
import { insertTeachers, teacherRowsOf } from './store.ts';

/** A course to be put in; `courseId` is made when left out. */
export interface NewCourse extends CourseBody {
  readonly courseId?: string;
}

const refuse = (code: string): never => {
  throw new AppError('invalid', code);
};

/** The school year of each course, in their order. Errors: `courses.no_target`, `courses.not_a_lesson`, `kernel.not_found`. */
const yearsOf = async (read: SchoolRead, courses: readonly NewCourse[]): Promise<string[]> => {
  const classes = await classesById(
    read,
    courses.flatMap(({ classId }) => (classId === null ? [] : [classId as ClassId])),
  );
  const groups = await groupsById(
    read,
    courses.flatMap(({ groupId }) => groupId ?? []),
  );
  return courses.map((course) => {
    if (!isTarget(course)) return refuse('courses.no_target');
    if (course.groupId === null && !ACTIVITIES[course.activity ?? 'lesson'].isOfClass)
      return refuse('courses.not_a_lesson');
    const yearId =
      course.groupId === null
        ? classes.get(course.classId as ClassId)?.yearId
        : groups.get(course.groupId)?.yearId;
    if (yearId === undefined) throw notFound(course.groupId === null ? 'schoolClass' : 'group');
    return yearId;
  });
};

/** A teacher begins within the school year. Errors: `courses.no_such_date`, `courses.outside_year`. */
const requireWithin = async (
  read: SchoolRead,
  dates: readonly { readonly yearId: string; readonly from: string }[],
): Promise<void> => {
  const years = new Map((await schoolYearsOf(read)).map((year) => [year.yearId, year]));
  for (const { yearId, from } of dates) {
    const year = years.get(yearId);
    if (!isSchoolDate(from)) refuse('courses.no_such_date');
    if (year === undefined || from < year.from || from > year.to) refuse('courses.outside_year');
  }
};

/**
 * Puts in courses with their first teachers, as many as there are in one go.
 *
 * @returns  ids in the order of the courses
 *
 * Errors  `courses.no_target`, `courses.not_a_lesson` for another kind held with a class, `courses.no_such_date`,
 *         `courses.outside_year`, `kernel.not_found` for a class or group of another school, `kernel.duplicate` when the year has the course already, `kernel.still_referenced` for an unknown subject or teacher
 */
export const addCourses = async (
  tx: SchoolTx,
  courses: readonly NewCourse[],
): Promise<string[]> => {
  const years = await yearsOf(tx, courses);
  await requireWithin(
    tx,
    courses.map(({ from }, index) => ({ yearId: years[index] ?? '', from })),
  );
  const ids = courses.map(({ courseId }) => courseId ?? tx.newId<'CourseId'>());
  await tx.insertMany(
    'course',
    courses.map((course, index) => ({
      id: ids[index] as Brand<'CourseId'>,
      year_id: years[index] as Brand<'YearId'>,
      subject_id: course.subjectId as Brand<'SubjectId'>,
      class_id: course.classId as ClassId | null,
      group_id: course.groupId as Brand<'GroupId'> | null,
      group_name: course.groupName.trim(),
      target_key: targetKey(course, course.activity),
      activity: course.activity ?? 'lesson',
      version: 1,
    })),
  );
  await insertTeachers(
    tx,
    courses.flatMap(({ teacherIds, from }, index) =>
      teacherIds.map((teacherId) => ({ courseId: ids[index] ?? '', teacherId, from })),
    ),
  );
  if (courses.length > 0) tx.announce('courses.changed', {});
  return ids;
};

/**
 * Says who teaches a course from a day on (STRUCT-19); earlier days stay as they were. The rights of the new teacher follow from it
 * by themselves on that day, those of the former one end (STRUCT-20).
 *
 * Errors  `kernel.not_found`, `courses.no_such_date`, `courses.outside_year`, `kernel.version_conflict`
 */
export const setTeachers = async (
  tx: SchoolTx,
  courseId: string,
  { teacherIds, from, version }: TeachersBody,
): Promise<void> => {
  const course = await tx.require('course', courseId);
  await requireWithin(tx, [{ yearId: course.year_id, from }]);
  for (const teacherId of teacherIds) await tx.require('staff_member', teacherId);
  await tx.update('course', courseId, { version: version + 1 }, { expectVersion: version });
  const teachers = (await teacherRowsOf(tx, courseId)).map((row) => ({
    id: row.id as string,
    teacherId: row.teacher_id as string,
    from: row.first_day,
    to: row.last_day,
  }));
  const plan = planTeachers(teachers, teacherIds, from);
  const lastDay = dayBefore(from);
  for (const id of plan.removed) await tx.remove('course_teacher', id);
  for (const id of plan.ended) await tx.update('course_teacher', id, { last_day: lastDay });
  for (const id of plan.reopened) await tx.update('course_teacher', id, { last_day: null });
  await insertTeachers(
    tx,
    plan.added.map((teacherId) => ({ courseId, teacherId: teacherId as PersonId, from })),
  );
  tx.announce('courses.changed', {});
};

/** Takes a course away that was put in by mistake. Errors: `kernel.not_found`, `kernel.still_referenced` once the register uses it. */
export const removeCourse = async (tx: SchoolTx, courseId: string): Promise<void> => {
  const course = await tx.require('course', courseId);
  await tx.removeWhere('course_teacher', { course_id: course.id });
  await tx.remove('course', courseId);
  tx.announce('courses.changed', {});
};
