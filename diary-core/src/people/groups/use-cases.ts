import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { termsOfClass } from '../../school/class-sections/api.ts';
import { dayBefore, isSchoolDate } from '../../school/school-date.ts';
import { classesByStudentOn, staysOfStudents } from '../students/api.ts';
import { mayShareGroup, planMembers } from './domain.ts';
import { type GroupScope, ownPersonOf, requireCreator, requireReach } from './reach.ts';
import type { GroupBody, GroupChange, MembersBody } from './schema.ts';
import { allMembers, classIdsOf } from './store.ts';

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

/** A group that is there already, if the person may change its list. Errors: `kernel.not_found`, `groups.not_own`. */
const requireOwn = async (tx: SchoolTx, scope: GroupScope, groupId: string) => {
  const group = await tx.require('student_group', groupId);
  const classIds = await classIdsOf(tx, group.id);
  await requireReach(tx, scope, { groupId, teacherId: group.teacher_id, classIds });
  return group;
};

/**
 * A new group; where nobody is said to keep its list, a teacher who makes it does.
 *
 * Errors  `groups.not_allowed`, `groups.not_own`, those of `requireClasses`, `kernel.duplicate` for a name that the year has already
 */
export const addGroup = async (
  tx: SchoolTx,
  scope: GroupScope,
  asked: GroupBody,
): Promise<string> => {
  await requireCreator(tx, scope);
  const isOfSchool = scope.grants.some(({ grant }) => grant === 'school');
  const body = isOfSchool ? asked : { ...asked, teacherId: asked.teacherId ?? ownPersonOf(scope) };
  await requireReach(tx, scope, body);
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

/**
 * A class leaves a group when none of its students belongs to it: else the list could be saved no more.
 *
 * Errors  `groups.class_has_members` with the number of those who belong to the group today or later
 */
const requireEmptied = async (
  tx: SchoolTx,
  groupId: Brand<'GroupId'>,
  classIds: readonly string[],
  today: string,
): Promise<void> => {
  const dropped = new Set(
    (await classIdsOf(tx, groupId)).filter((classId) => !classIds.includes(classId)),
  );
  if (dropped.size === 0) return;
  const open = (await allMembers(tx, groupId)).filter(
    ({ last_day: to }) => to === null || to >= today,
  );
  const stays = await staysOfStudents(
    tx,
    open.map((row) => row.student_id),
  );
  const isOfDropped = (row: (typeof open)[number]): boolean => {
    const day = row.first_day > today ? row.first_day : today;
    return stays.some(
      (stay) =>
        stay.studentId === row.student_id &&
        dropped.has(stay.classId) &&
        stay.from <= day &&
        (stay.to === null || stay.to >= day),
    );
  };
  const count = new Set(open.filter(isOfDropped).map((row) => row.student_id)).size;
  if (count > 0) throw new AppError('conflict', 'groups.class_has_members', { count });
};

/**
 * Another teacher may be named: the group is then theirs.
 *
 * Errors  those of `addGroup` and `requireEmptied`, `kernel.version_conflict`
 */
export const changeGroup = async (
  tx: SchoolTx,
  scope: GroupScope,
  groupId: string,
  { today, ...body }: GroupChange & { readonly today: string },
): Promise<void> => {
  await requireCreator(tx, scope);
  const group = await requireOwn(tx, scope, groupId);
  await requireClasses(tx, group.year_id, body.classIds);
  await requireEmptied(tx, group.id, body.classIds, today);
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

/** Errors: `groups.not_allowed`, `groups.not_own`, `groups.has_members`: what lessons were held with stays. */
export const removeGroup = async (
  tx: SchoolTx,
  scope: GroupScope,
  groupId: string,
): Promise<void> => {
  await requireCreator(tx, scope);
  const group = await requireOwn(tx, scope, groupId);
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
  const allowed = new Set<string>(await classIdsOf(tx, groupId));
  const classes = await classesByStudentOn(tx, from, studentIds as PersonId[]);
  const strangers = studentIds.filter(
    (studentId) => !allowed.has(classes.get(studentId as PersonId)?.classId ?? ''),
  );
  if (strangers.length > 0)
    throw new AppError('invalid', 'groups.stranger', { count: strangers.length });
};

/**
 * Says who belongs to the group from a day on until its next change; earlier days stay as they were.
 *
 * Errors  `kernel.not_found`, `groups.not_own`, `groups.no_such_date`, `groups.stranger`, `kernel.version_conflict`
 */
export const setMembers = async (
  tx: SchoolTx,
  scope: GroupScope,
  groupId: string,
  body: MembersBody,
): Promise<void> => {
  const group = await requireOwn(tx, scope, groupId);
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
  const plan = planMembers(members, body.studentIds, body.from, dayBefore);
  const lastDay = dayBefore(body.from);
  for (const id of plan.removed) await tx.remove('group_member', id);
  for (const id of plan.ended) await tx.update('group_member', id, { last_day: lastDay });
  for (const { id, number } of plan.renumbered)
    await tx.update('group_member', id, { number_in_group: number });
  await tx.insertMany(
    'group_member',
    plan.added.map(({ studentId, number, to }) => ({
      id: tx.newId<'GroupMemberId'>(),
      group_id: group.id,
      student_id: studentId as PersonId,
      number_in_group: number,
      first_day: body.from,
      last_day: to,
    })),
  );
  tx.announce('group.changed', { groupId });
};
