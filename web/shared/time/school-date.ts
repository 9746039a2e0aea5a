import type { SchoolDate } from './zone-time.ts';

/** A month of school dates, `YYYY-MM`. */
export type SchoolMonth = string;

const DAY_MS = 86_400_000;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Midnight UTC of a date: only for counting days and for formatting with the zone UTC, never an instant of the school. */
export const utcMidnight = (date: SchoolDate): number => Date.parse(`${date}T00:00:00Z`);

const fromUtc = (utcMs: number): SchoolDate => new Date(utcMs).toISOString().slice(0, 10);

/** @param days  may be negative */
export const addDays = (date: SchoolDate, days: number): SchoolDate =>
  fromUtc(utcMidnight(date) + days * DAY_MS);

/** Day of the week, 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: SchoolDate): number => new Date(utcMidnight(date)).getUTCDay() || 7;

export const isSchoolMonth = (text: unknown): text is SchoolMonth =>
  typeof text === 'string' && MONTH.test(text);

export const monthOf = (date: SchoolDate): SchoolMonth => date.slice(0, 7);

/** @param months  may be negative */
export const addMonths = (month: SchoolMonth, months: number): SchoolMonth => {
  const start = new Date(utcMidnight(`${month}-01`));
  start.setUTCMonth(start.getUTCMonth() + months);
  return fromUtc(start.getTime()).slice(0, 7);
};

/** First and last date of a month, both included. */
export const monthRange = (month: SchoolMonth): { from: SchoolDate; to: SchoolDate } => ({
  from: `${month}-01`,
  to: addDays(`${addMonths(month, 1)}-01`, -1),
});
