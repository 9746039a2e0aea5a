import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { personsByIds } from '../persons/api.ts';
import { classesByStudentOn } from '../students/api.ts';
import type { GroupDetail, GroupReply } from './schema.ts';
import { classIdsByGroup, groupRows, membersOn } from './store.ts';

/** All groups by name, with how many belong to each on a date. */
export const listGroups = async (read: SchoolRead, date: string): Promise<GroupReply[]> => {
  const classIds = await classIdsByGroup(read);
  const counts = new Map<string, number>();
  for (const { group_id } of await membersOn(read, date))
    counts.set(group_id, (counts.get(group_id) ?? 0) + 1);
  return (await groupRows(read)).map((group) => ({
    groupId: group.id,
    yearId: group.year_id,
    name: group.name,
    subjectId: group.subject_id,
    teacherId: group.teacher_id,
    classIds: [...(classIds.get(group.id) ?? [])],
    memberCount: counts.get(group.id) ?? 0,
    version: group.version,
  }));
};

/** One group with its members on a date. Errors: `kernel.not_found`. */
export const groupDetail = async (
  read: SchoolRead,
  groupId: string,
  date: string,
): Promise<GroupDetail> => {
  const group = await read.require('student_group', groupId);
  const rows = await membersOn(read, date, groupId);
  const ids = rows.map((row) => row.student_id as PersonId);
  const names = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, date, ids);
  return {
    groupId: group.id,
    yearId: group.year_id,
    name: group.name,
    subjectId: group.subject_id,
    teacherId: group.teacher_id,
    classIds: [...((await classIdsByGroup(read)).get(group.id) ?? [])],
    memberCount: rows.length,
    version: group.version,
    members: rows.map((row) => ({
      studentId: row.student_id,
      numberInGroup: row.number_in_group,
      firstName: names.get(row.student_id)?.firstName ?? '',
      lastName: names.get(row.student_id)?.lastName ?? '',
      className: classes.get(row.student_id)?.name ?? '',
      since: row.first_day,
    })),
  };
};
