import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classIdsByGroup, groupRows, membersOn } from './store.ts';

/** A group of students with the classes that they come from. */
export interface GroupOfClasses {
  readonly groupId: string;
  readonly yearId: string;
  readonly name: string;
  readonly subjectId: string | null;
  /** Who keeps its list. */
  readonly teacherId: PersonId | null;
  readonly classIds: readonly ClassId[];
}

const allGroups = async (read: SchoolRead): Promise<GroupOfClasses[]> => {
  const classIds = await classIdsByGroup(read);
  return (await groupRows(read)).map((group) => ({
    groupId: group.id,
    yearId: group.year_id,
    name: group.name,
    subjectId: group.subject_id,
    teacherId: group.teacher_id,
    classIds: classIds.get(group.id) ?? [],
  }));
};

/** These groups by their ids; those of another school are not in the answer. */
export const groupsById = async (
  read: SchoolRead,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, GroupOfClasses>> => {
  if (groupIds.length === 0) return new Map();
  const wanted = new Set(groupIds);
  const found = (await allGroups(read)).filter(({ groupId }) => wanted.has(groupId));
  return new Map(found.map((group) => [group.groupId, group]));
};

/** Groups of a school year by name. */
export const groupsOfYear = async (
  read: SchoolRead,
  yearId: string,
): Promise<readonly GroupOfClasses[]> =>
  (await allGroups(read)).filter((group) => group.yearId === yearId);

/** Who belongs to these groups on a date, in the order of the groups' own numbers. */
export const membersOfGroupsOn = async (
  read: SchoolRead,
  groupIds: readonly string[],
  date: string,
): Promise<readonly { readonly groupId: string; readonly studentId: PersonId }[]> => {
  if (groupIds.length === 0) return [];
  const wanted = new Set(groupIds);
  return (await membersOn(read, date))
    .filter((row) => wanted.has(row.group_id))
    .map((row) => ({ groupId: row.group_id, studentId: row.student_id }));
};
