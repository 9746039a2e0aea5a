import type { PresenceDay } from '../../../shared/presence/presence-days.ts';
import {
  addDays,
  monthRange,
  type SchoolMonth,
  weekdayOf,
} from '../../../shared/time/school-date.ts';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';

/** A date of the month on the page. A weekday without passages is shown as such, never left out. */
export type MonthRow =
  | { readonly kind: 'day'; readonly date: SchoolDate; readonly day: PresenceDay }
  | { readonly kind: 'quiet'; readonly date: SchoolDate }
  | { readonly kind: 'off'; readonly date: SchoolDate; readonly name: string };

export interface DayOff {
  readonly from: SchoolDate;
  readonly to: SchoolDate;
  readonly name: string;
}

const rowOf = (
  date: SchoolDate,
  day: PresenceDay | undefined,
  daysOff: readonly DayOff[],
): MonthRow | undefined => {
  if (day) return { kind: 'day', date, day };
  const off = daysOff.find(({ from, to }) => from <= date && date <= to);
  if (weekdayOf(date) > 5) return undefined;
  return off ? { kind: 'off', date, name: off.name } : { kind: 'quiet', date };
};

/**
 * Rows of a month, newest first, from today back. Weekends are left out unless something happened on them, and so is what comes
 * before the first passage of a month: nobody knows whether the person was at the school by then.
 */
export const monthRows = (
  days: readonly PresenceDay[],
  about: { month: SchoolMonth; today: SchoolDate; daysOff: readonly DayOff[] },
): MonthRow[] => {
  const { from, to } = monthRange(about.month);
  const inMonth = new Map(
    days.filter(({ date }) => from <= date && date <= to).map((day) => [day.date, day]),
  );
  const first = [...inMonth.keys()].sort()[0];
  if (first === undefined) return [];
  const rows: MonthRow[] = [];
  for (let date = to; date >= first; date = addDays(date, -1)) {
    if (date > about.today) continue;
    const row = rowOf(date, inMonth.get(date), about.daysOff);
    if (row) rows.push(row);
  }
  return rows;
};

/** Whether a week ends between two rows that follow each other, newest first. */
export const isWeekBetween = (newer: SchoolDate, older: SchoolDate): boolean =>
  addDays(newer, 1 - weekdayOf(newer)) > older;
