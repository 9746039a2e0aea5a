import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { StaffMember, TeachingAssignment } from './domain.ts';
import {
  assignmentsOn,
  type Homeroom,
  homeroomsOn,
  insertAssignments,
  insertHomerooms,
  staffRowsOn,
} from './store.ts';

export type { StaffMember, TeachingAssignment } from './domain.ts';
export { POSITIONS } from './domain.ts';
export { homeroomsOn } from './store.ts';
export { addStaff } from './use-cases.ts';

/** Staff employed on a date. */
export const staffOn = (read: SchoolRead, date: string): Promise<StaffMember[]> =>
  staffRowsOn(read, date);

/** Classes that these teachers lead on a date. */
export const classesLedOn = async (
  read: SchoolRead,
  staffIds: readonly PersonId[],
  date: string,
): Promise<ClassId[]> => {
  const led = await homeroomsOn(read, date);
  return led.filter((each) => staffIds.includes(each.teacherId)).map((each) => each.classId);
};

/** Classes that these teachers teach on a date. */
export const classesTaughtOn = async (
  read: SchoolRead,
  staffIds: readonly PersonId[],
  date: string,
): Promise<ClassId[]> => {
  const taught = await assignmentsOn(read, date);
  const mine = taught.filter((each) => staffIds.includes(each.teacherId));
  return [...new Set(mine.map((each) => each.classId))];
};

/** Puts in homeroom teachers, for the seed and the change of a school year. */
export const addHomerooms = (
  tx: SchoolTx,
  homerooms: readonly Omit<Homeroom, 'assignmentId'>[],
): Promise<void> => insertHomerooms(tx, homerooms);

/** Puts in who teaches what to whom, from a date on. */
export const addAssignments = (
  tx: SchoolTx,
  assignments: readonly TeachingAssignment[],
  from: string,
): Promise<void> => insertAssignments(tx, assignments, from);
