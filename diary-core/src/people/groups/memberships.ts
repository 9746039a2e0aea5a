import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';

/** One membership of a student in a group; both days included. */
export interface StudentMembership {
  readonly memberId: string;
  readonly groupId: string;
  readonly name: string;
  readonly number: number;
  readonly from: string;
  readonly to: string | null;
}

/** Everything the student ever belonged to or will, in the order of beginning. */
export const membershipsOf = async (
  read: SchoolRead,
  studentId: PersonId,
): Promise<StudentMembership[]> =>
  read
    .from('group_member as m')
    .innerJoin('student_group as g', (join) =>
      join.onRef('g.school_id', '=', 'm.school_id').onRef('g.id', '=', 'm.group_id'),
    )
    .select([
      'm.id as memberId',
      'm.group_id as groupId',
      'g.name',
      'm.number_in_group as number',
      'm.first_day as from',
      'm.last_day as to',
    ])
    .where('m.student_id', '=', studentId)
    .orderBy('m.first_day')
    .orderBy('g.name')
    .execute();

export interface GroupOfClass {
  readonly groupId: string;
  readonly name: string;
  readonly subjectId: string | null;
}

/** Groups that students of a class may belong to, by name. */
export const groupsOfClass = async (read: SchoolRead, classId: ClassId): Promise<GroupOfClass[]> =>
  read
    .from('group_class as c')
    .innerJoin('student_group as g', (join) =>
      join.onRef('g.school_id', '=', 'c.school_id').onRef('g.id', '=', 'c.group_id'),
    )
    .select(['g.id as groupId', 'g.name', 'g.subject_id as subjectId'])
    .where('c.class_id', '=', classId)
    .orderBy('g.name')
    .execute();

/** Raises the version of each group whose list was written: whoever has an older list open is told before writing over it. */
const touchGroups = async (tx: SchoolTx, groupIds: Iterable<string>): Promise<void> => {
  for (const groupId of new Set(groupIds)) {
    const { version } = await tx.require('student_group', groupId);
    await tx.update('student_group', groupId, { version: version + 1 });
    tx.announce('group.changed', { groupId });
  }
};

/** The end of memberships, or with null their going on. Those that are gone meanwhile are passed over. */
export const endMemberships = async (
  tx: SchoolTx,
  memberIds: readonly string[],
  lastDay: string | null,
): Promise<void> => {
  const touched: string[] = [];
  for (const memberId of memberIds) {
    const row = await tx.get('group_member', memberId);
    if (row === undefined) continue;
    await tx.update('group_member', memberId, { last_day: lastDay });
    touched.push(row.group_id);
  }
  await touchGroups(tx, touched);
};

/** Those that are gone meanwhile are passed over. */
export const removeMemberships = async (
  tx: SchoolTx,
  memberIds: readonly string[],
): Promise<void> => {
  const touched: string[] = [];
  for (const memberId of memberIds) {
    const row = await tx.get('group_member', memberId);
    if (row === undefined) continue;
    await tx.remove('group_member', memberId);
    touched.push(row.group_id);
  }
  await touchGroups(tx, touched);
};

/** Puts a student into groups with the numbers given; answers the ids of the memberships in this order. */
export const insertMemberships = async (
  tx: SchoolTx,
  studentId: PersonId,
  memberships: readonly Omit<StudentMembership, 'memberId' | 'name'>[],
): Promise<string[]> => {
  const rows = memberships.map((each) => ({
    id: tx.newId<'GroupMemberId'>(),
    group_id: each.groupId as Brand<'GroupId'>,
    student_id: studentId,
    number_in_group: each.number,
    first_day: each.from,
    last_day: each.to,
  }));
  await tx.insertMany('group_member', rows);
  await touchGroups(
    tx,
    memberships.map(({ groupId }) => groupId),
  );
  return rows.map((row) => row.id);
};

/** The next free number of each group; one query. */
export const nextNumbers = async (
  read: SchoolRead,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (groupIds.length === 0) return new Map();
  const rows = await read
    .from('group_member')
    .select(({ fn }) => ['group_id as groupId', fn.max('number_in_group').as('last')])
    .where('group_id', 'in', groupIds as Brand<'GroupId'>[])
    .groupBy('group_id')
    .execute();
  const last = new Map<string, number>(rows.map((row) => [row.groupId, Number(row.last)]));
  return new Map(groupIds.map((groupId) => [groupId, (last.get(groupId) ?? 0) + 1]));
};
