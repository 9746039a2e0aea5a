import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classIdsByGroup, groupRows, membersOn } from './store.ts';

/** Names of the groups of each class, of all years; three queries at most. */
export const groupNamesByClass = async (
  read: SchoolRead,
): Promise<ReadonlyMap<ClassId, readonly string[]>> => {
  const classesById = await classIdsByGroup(read);
  const names = new Map<ClassId, string[]>();
  for (const group of await groupRows(read))
    for (const classId of (classesById.get(group.id) ?? []) as ClassId[])
      names.set(classId, [...(names.get(classId) ?? []), group.name]);
  return names;
};

/** Groups of a class by name, and whether the student belongs to each on a date. A group without anybody in it is left out: nothing is known yet. */
export const groupsOfStudentOn = async (
  read: SchoolRead,
  studentId: PersonId,
  classId: ClassId,
  date: string,
): Promise<ReadonlyMap<string, boolean>> => {
  const classesById = await classIdsByGroup(read);
  const members = await membersOn(read, date);
  const filled = new Set<Brand<'GroupId'>>(members.map((each) => each.group_id));
  const own = new Set(
    members.filter((each) => each.student_id === studentId).map((each) => each.group_id),
  );
  return new Map(
    (await groupRows(read))
      .filter(({ id }) => filled.has(id) && classesById.get(id)?.includes(classId))
      .map(({ id, name }) => [name, own.has(id)]),
  );
};
