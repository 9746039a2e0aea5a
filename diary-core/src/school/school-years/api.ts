import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { SchoolYear } from './domain.ts';
import { yearRows } from './store.ts';

export { faultsOfYear, type SchoolYear } from './domain.ts';
export { yearReply } from './replies.ts';
export { SchoolYearBody, SchoolYearChange, SchoolYearParams, SchoolYearReply } from './schema.ts';
export { addSchoolYear, changeSchoolYear } from './use-cases.ts';

/** The school year in which a date lies; `undefined` in none. */
export const schoolYearOn = async (
  read: SchoolRead,
  date: string,
): Promise<SchoolYear | undefined> =>
  (await yearRows(read)).find((year) => year.from <= date && date <= year.to);

/** All school years, oldest first. */
export const schoolYearsOf = (read: SchoolRead): Promise<readonly SchoolYear[]> => yearRows(read);

/** One school year; `undefined` when the school has none of that id. */
export const schoolYearById = async (
  read: SchoolRead,
  yearId: string,
): Promise<SchoolYear | undefined> => (await yearRows(read)).find((year) => year.yearId === yearId);
