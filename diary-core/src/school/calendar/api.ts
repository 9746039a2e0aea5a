import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { BellSchedule, StoredDayOff, StoredWorkedDay } from './domain.ts';
import { bellRows, daysOffWithin, workedDaysWithin } from './store.ts';

export {
  type BellSchedule,
  type DayOffKind,
  type Period,
  periodsOn,
  planWeekday,
} from './domain.ts';
export { BellScheduleBody, DayOffBody } from './schema.ts';
export { addDaysOff, addWorkedDays, saveBells } from './use-cases.ts';

/** Days off and worked days that touch a range of dates, such as a school year. */
export const calendarOf = async (
  read: SchoolRead,
  range: { readonly from: string; readonly to: string },
): Promise<{ daysOff: StoredDayOff[]; workedDays: StoredWorkedDay[] }> => ({
  daysOff: await daysOffWithin(read, range.from, range.to),
  workedDays: await workedDaysWithin(read, range.from, range.to),
});

/** All bell times of the school, in an order that does not change. */
export const bellSchedules = (read: SchoolRead): Promise<BellSchedule[]> => bellRows(read);
