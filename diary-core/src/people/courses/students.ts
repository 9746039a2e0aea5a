import type { PersonId } from '@furtka/core-contract/ids';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { membersOfGroupsOn } from '../groups/api.ts';
import { personsByIds } from '../persons/api.ts';
import { classesByStudentOn, studentsOfClassesOn } from '../students/api.ts';
import type { CourseStudent } from './schema.ts';

/**
 * Students of a course on a date, as far as the scope reaches: members of its group in the group's order, or the whole class in the
 * order of its numbers.
 *
 * Errors  `kernel.not_found`
 */
export const studentsOfCourse = async (
  read: SchoolRead,
  scope: Scope<'course.students'>,
  courseId: string,
  date: string,
): Promise<CourseStudent[]> => {
  const course = await read.require('course', courseId);
  const ids: PersonId[] =
    course.group_id !== null
      ? (await membersOfGroupsOn(read, [course.group_id], date)).map(({ studentId }) => studentId)
      : await studentsOfClassesOn(read, course.class_id === null ? [] : [course.class_id], date);
  const within = await personsWithin(read, scope);
  const seen = ids.filter((studentId) => reaches(within, studentId));
  const persons = await personsByIds(read, seen);
  const classes = await classesByStudentOn(read, date, seen);
  return seen.map((studentId) => ({
    studentId,
    firstName: persons.get(studentId)?.firstName ?? '',
    lastName: persons.get(studentId)?.lastName ?? '',
    className: classes.get(studentId)?.name ?? '',
  }));
};
