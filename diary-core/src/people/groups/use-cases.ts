import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import { Temporal } from 'temporal-polyfill';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { termsOfClass } from '../../school/class-sections/api.ts';
import { optionOf } from '../../school/options/api.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { classesByStudentOn } from '../students/api.ts';
import { mayShareGroup, planMembers } from './domain.ts';
import { groupCreators } from './permissions.ts';
import type { GroupBody, GroupChange, MembersBody } from './schema.ts';
import { allMembers } from './store.ts';

/**
 * GROUP-01…03: the administrator and who was given the right; teachers as far as the school lets them.
 *
 * Errors  `groups.not_allowed`
 */
export const requireCreator = async (
  read: SchoolRead,
  scope: Scope<'group.write'>,
): Promise<void> => {
  if (scope.grants.some(({ grant }) => grant === 'school')) return;
  const creators = await optionOf(read, groupCreators);
  const isHomeroom = scope.grants.some(({ role }) => role === 'homeroomTeacher');
  if (creators === 'teachers' || (creators === 'homeroomTeachers' && isHomeroom)) return;
  throw new AppError('forbidden', 'groups.not_allowed');
};

/** Errors: `groups.other_year`, `groups.terms_differ`, `kernel.not_found` for a class of another school. */
const requireClasses = async (
  tx: SchoolTx,
  yearId: string,
  classIds: readonly string[],
): Promise<void> => {
  const terms = [];
  for (const classId of classIds) {
    const found = await tx.require('school_class', classId);
    if (found.year_id !== yearId) throw new AppError('invalid', 'groups.other_year');
    terms.push(await termsOfClass(tx, classId as ClassId));
  }
  if (!mayShareGroup(terms)) throw new AppError('conflict', 'groups.terms_differ');
};

const requirePlace = async (tx: SchoolTx, body: Omit<GroupBody, 'yearId'>): Promise<void> => {
  if (body.subjectId !== null) await tx.require('subject', body.subjectId);
  if (body.teacherId !== null) await tx.require('staff_member', body.teacherId);
};

const insertClassesOf = (
  tx: SchoolTx,
  groupId: Brand<'GroupId'>,
  classIds: readonly string[],
): Promise<void> =>
  tx.insertMany(
    'group_class',
    classIds.map((classId) => ({
      id: tx.newId<'GroupClassId'>(),
      group_id: groupId,
      class_id: classId as ClassId,
    })),
  );

/** Errors: those of `requireClasses`, `kernel.duplicate` for a name that the year has already. */
export const addGroup = async (tx: SchoolTx, body: GroupBody): Promise<string> => {
  await requireClasses(tx, body.yearId, body.classIds);
  await requirePlace(tx, body);
  const groupId = tx.newId<'GroupId'>();
  await tx.insert('student_group', {
    id: groupId,
    year_id: body.yearId as Brand<'YearId'>,
    name: body.name.trim(),
    subject_id: body.subjectId as Brand<'SubjectId'> | null,
    teacher_id: body.teacherId as PersonId | null,
    version: 1,
  });
  await insertClassesOf(tx, groupId, body.classIds);
  tx.announce('group.changed', { groupId });
  return groupId;
};

/** Errors: those of `addGroup`, `groups.class_has_members`, `kernel.version_conflict`. */
export const changeGroup = async (
  tx: SchoolTx,
  groupId: string,
  body: GroupChange,
): Promise<void> => {
  const group = await tx.require('student_group', groupId);
  await requireClasses(tx, group.year_id, body.classIds);
  await requirePlace(tx, body);
  await tx.update(
    'student_group',
    groupId,
    {
      name: body.name.trim(),
      subject_id: body.subjectId as Brand<'SubjectId'> | null,
      teacher_id: body.teacherId as PersonId | null,
      // Counts up for other classes too, which stand in rows of their own.
      version: body.version + 1,
    },
    { expectVersion: body.version },
  );
  await tx.removeWhere('group_class', { group_id: group.id });
  await insertClassesOf(tx, group.id, body.classIds);
  tx.announce('group.changed', { groupId });
};

/** Errors: `groups.has_members`: what lessons were held with stays. */
export const removeGroup = async (tx: SchoolTx, groupId: string): Promise<void> => {
  const group = await tx.require('student_group', groupId);
  if ((await allMembers(tx, groupId)).length > 0)
    throw new AppError('conflict', 'groups.has_members');
  await tx.removeWhere('group_class', { group_id: group.id });
  await tx.remove('student_group', groupId);
  tx.announce('group.changed', { groupId });
};

/** Errors: `groups.stranger` with the number of students that are in none of the group's classes on that day. */
const requireOfClasses = async (
  tx: SchoolTx,
  groupId: Brand<'GroupId'>,
  { from, studentIds }: MembersBody,
): Promise<void> => {
  const rows = await tx
    .from('group_class')
    .select('class_id')
    .where('group_id', '=', groupId)
    .execute();
  const allowed = new Set<string>(rows.map((row) => row.class_id));
  const classes = await classesByStudentOn(tx, from, studentIds as PersonId[]);
  const strangers = studentIds.filter(
    (studentId) => !allowed.has(classes.get(studentId as PersonId)?.classId ?? ''),
  );
  if (strangers.length > 0)
    throw new AppError('invalid', 'groups.stranger', { count: strangers.length });
};

/**
 * Says who belongs to the group from a day on; earlier days stay as they were.
 *
 * @param scope  of `group.own`: a teacher only for the group that lists the teacher
 *
 * Errors  `kernel.not_found`, `groups.no_such_date`, `groups.stranger`, `kernel.version_conflict`
 */
export const setMembers = async (
  tx: SchoolTx,
  scope: Scope<'group.own'>,
  groupId: string,
  body: MembersBody,
): Promise<void> => {
  const group = await tx.require('student_group', groupId);
  if (!reaches(await personsWithin(tx, scope), group.teacher_id))
    throw new AppError('not_found', 'kernel.not_found', { noun: 'group' });
  if (!isSchoolDate(body.from)) throw new AppError('invalid', 'groups.no_such_date');
  await requireOfClasses(tx, group.id, body);
  await tx.update(
    'student_group',
    groupId,
    { version: body.version + 1 },
    { expectVersion: body.version },
  );
  const members = (await allMembers(tx, groupId)).map((row) => ({
    id: row.id as string,
    studentId: row.student_id as string,
    number: row.number_in_group,
    from: row.first_day,
    to: row.last_day,
  }));
  const plan = planMembers(members, body.studentIds, body.from);
  const dayBefore = Temporal.PlainDate.from(body.from).subtract({ days: 1 }).toString();
  for (const id of plan.removed) await tx.remove('group_member', id);
  for (const id of plan.ended) await tx.update('group_member', id, { last_day: dayBefore });
  for (const { id, number } of plan.renumbered)
    await tx.update('group_member', id, { number_in_group: number });
  await tx.insertMany(
    'group_member',
    plan.added.map(({ studentId, number }) => ({
      id: tx.newId<'GroupMemberId'>(),
      group_id: group.id,
      student_id: studentId as PersonId,
      number_in_group: number,
      first_day: body.from,
      last_day: null,
    })),
  );
  tx.announce('group.changed', { groupId });
};
