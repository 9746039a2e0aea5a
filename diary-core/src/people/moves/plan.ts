import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { dayBefore, isSchoolDate } from '../../school/school-date.ts';
import { type SchoolYear, schoolYearById } from '../../school/school-years/api.ts';
import { subjectsOf } from '../../school/subjects/api.ts';
import { groupsOfClass, membershipsOf } from '../groups/api.ts';
import { nextNumberInClass, type Stay, staysOfStudents } from '../students/api.ts';
import { type GroupOfClass, type Membership, type MovePlan, planMove } from './domain.ts';
import type { MovePlanView } from './schema.ts';

/** Everything that a move needs to know. */
export interface MoveGround {
  readonly studentId: PersonId;
  readonly classId: ClassId;
  readonly from: string;
  readonly year: SchoolYear;
  /** The stay that holds or was the last one. */
  readonly last: Stay | undefined;
  /** The last stay begins on that very day: it is put into the other class. */
  readonly isReplaced: boolean;
  readonly memberships: readonly Membership[];
  readonly groups: readonly GroupOfClass[];
}

/**
 * The school year of a class, in which a day must lie.
 *
 * Errors  `students.no_such_date`, `kernel.not_found`, `moves.outside_year` with the first and last day of that year
 */
export const yearOfClass = async (
  read: SchoolRead,
  classId: ClassId,
  from: string,
): Promise<SchoolYear> => {
  if (!isSchoolDate(from)) throw new AppError('invalid', 'students.no_such_date');
  const { year_id: yearId } = await read.require('school_class', classId);
  const year = await schoolYearById(read, yearId);
  if (year === undefined || from < year.from || from > year.to)
    throw new AppError('invalid', 'moves.outside_year', {
      from: year?.from ?? null,
      to: year?.to ?? null,
    });
  return year;
};

/**
 * Loads the ground of a move and refuses what cannot be.
 *
 * Errors  `kernel.not_found`, `students.no_such_date`, `moves.has_left`, `moves.same_class`, `students.move_before_stay`,
 *         `moves.outside_year` with the first and last day of the new class's school year
 */
export const loadGround = async (
  read: SchoolRead,
  studentId: PersonId,
  classId: ClassId,
  from: string,
): Promise<MoveGround> => {
  if (!isSchoolDate(from)) throw new AppError('invalid', 'students.no_such_date');
  const student = await read.require('student', studentId);
  if (student.left_on !== null && student.left_on <= from)
    throw new AppError('conflict', 'moves.has_left');
  const year = await yearOfClass(read, classId, from);
  const last = (await staysOfStudents(read, [studentId])).at(-1);
  if (last?.classId === classId && last.to === null)
    throw new AppError('conflict', 'moves.same_class');
  if (last !== undefined && last.from > from)
    throw new AppError('invalid', 'students.move_before_stay');
  const memberships = (await membershipsOf(read, studentId)).filter(
    (each) => each.to === null || each.to >= from,
  );
  return {
    studentId,
    classId,
    from,
    year,
    last,
    isReplaced: last?.from === from,
    memberships,
    groups: await groupsOfClass(read, classId),
  };
};

/** Errors: `moves.group_not_of_class`. */
export const planOf = (ground: MoveGround, chosen: readonly string[]): MovePlan => {
  const { memberships, groups, from, year } = ground;
  const allowed = new Set(groups.map(({ groupId }) => groupId));
  if (!chosen.every((groupId) => allowed.has(groupId)))
    throw new AppError('invalid', 'moves.group_not_of_class');
  return planMove(memberships, groups, new Set(chosen), {
    from,
    dayBefore: dayBefore(from),
    yearFrom: year.from,
    yearTo: year.to,
  });
};

/** What the wizard shows before anything is written. */
export const planView = async (
  read: SchoolRead,
  ground: MoveGround,
  today: string,
): Promise<MovePlanView> => {
  const names = await classNames(read);
  const subjects = new Map<string, string>(
    (await subjectsOf(read)).map((subject) => [subject.subjectId, subject.name]),
  );
  const shared = new Set(ground.memberships.map(({ groupId }) => groupId));
  const inNew = new Set(ground.groups.map(({ groupId }) => groupId));
  const { last, from, year } = ground;
  return {
    fromClass:
      last === undefined
        ? null
        : { classId: last.classId, name: names.get(last.classId) ?? '', since: last.from },
    toClass: { classId: ground.classId, name: names.get(ground.classId) ?? '' },
    from,
    lastDay: dayBefore(from),
    isAhead: from > today,
    isReplaced: ground.isReplaced,
    numberInClass: Math.min(99, await nextNumberInClass(read, ground.classId)),
    leaves: ground.memberships
      .filter(({ groupId }) => !inNew.has(groupId))
      .map(({ groupId, name }) => ({ groupId: groupId as never, name })),
    choices: ground.groups.map(({ groupId, name, subjectId }) => ({
      groupId: groupId as never,
      name,
      subject: subjectId === null ? null : (subjects.get(subjectId) ?? null),
      isShared: shared.has(groupId),
    })),
    yearFrom: year.from,
    yearTo: year.to,
  };
};
