import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { StaffMember } from './domain.ts';
import { classesLed, insertHomerooms, type NewHomeroom, staffRowsOn } from './store.ts';

export type { StaffMember } from './domain.ts';
export { POSITIONS } from './domain.ts';
export { homeroomLeadersOn, setHomeroom } from './homerooms.ts';
export { correctStaff, type KnownStaff, knownStaff, type StaffCorrection } from './matching.ts';
export { homeroomsOn } from './store.ts';
export { addStaff } from './use-cases.ts';

/** Staff employed on a date. */
export const staffOn = (read: SchoolRead, date: string): Promise<StaffMember[]> =>
  staffRowsOn(read, date);

/** How long somebody who works here on a date is employed: `until` is null for good; undefined: not employed that day. */
export const employmentOn = async (
  read: SchoolRead,
  personId: PersonId,
  date: string,
): Promise<{ readonly until: string | null } | undefined> => {
  const row = await read.get('staff_member', personId);
  if (row === undefined || row.employed_from > date) return undefined;
  if (row.employed_to !== null && row.employed_to < date) return undefined;
  return { until: row.employed_to };
};

/** Classes that these teachers lead on a date, or in which they stand in for who does. */
export const classesLedOn = async (
  read: SchoolRead,
  staffIds: readonly PersonId[],
  date: string,
): Promise<ClassId[]> => {
  const led = await read.ask(classesLed, staffIds, date);
  return led.map(({ classId }) => classId);
};

/** Puts in homeroom teachers, for the seed and the change of a school year. */
export const addHomerooms = (tx: SchoolTx, homerooms: readonly NewHomeroom[]): Promise<void> =>
  insertHomerooms(tx, homerooms);
