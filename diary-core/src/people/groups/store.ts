import type { ClassId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';

export type MemberRow = Row<'group_member'>;

export const groupRows = (read: SchoolRead): Promise<Row<'student_group'>[]> =>
  read.from('student_group').selectAll().orderBy('name').orderBy('id').execute();

/** Class ids by group. */
export const classIdsByGroup = async (
  read: SchoolRead,
): Promise<ReadonlyMap<string, readonly ClassId[]>> => {
  const rows = await read
    .from('group_class')
    .select(['group_id', 'class_id'])
    .orderBy('id')
    .execute();
  const found = new Map<string, ClassId[]>();
  for (const row of rows)
    found.set(row.group_id, [...(found.get(row.group_id) ?? []), row.class_id]);
  return found;
};

/** Classes whose students may belong to one group. */
export const classIdsOf = async (read: SchoolRead, groupId: string): Promise<readonly ClassId[]> =>
  (
    await read
      .from('group_class')
      .select('class_id')
      .where('group_id', '=', groupId as MemberRow['group_id'])
      .orderBy('id')
      .execute()
  ).map((row) => row.class_id);

/** Members on a date, of one group or of all, by the group's own numbers. */
export const membersOn = (
  read: SchoolRead,
  date: string,
  groupId?: string,
): Promise<MemberRow[]> => {
  const rows = read
    .from('group_member')
    .selectAll()
    .where('first_day', '<=', date)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', date)]));
  return (
    groupId === undefined ? rows : rows.where('group_id', '=', groupId as MemberRow['group_id'])
  )
    .orderBy('number_in_group')
    .orderBy('id')
    .execute();
};

/** Everybody who was ever in the group or will be. */
export const allMembers = (read: SchoolRead, groupId: string): Promise<MemberRow[]> =>
  read
    .from('group_member')
    .selectAll()
    .where('group_id', '=', groupId as MemberRow['group_id'])
    .orderBy('first_day')
    .execute();
