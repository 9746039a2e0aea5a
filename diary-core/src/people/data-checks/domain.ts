import { Temporal } from 'temporal-polyfill';

/** The day until which homeroom teachers verify the data of their students (S0 §56.b): 15 September of the school year. */
export const deadlineOf = (yearFrom: string): string => `${yearFrom.slice(0, 4)}-09-15`;

/** Days from a date until another; 0 on the day itself, negative afterwards. */
export const daysUntil = (date: string, until: string): number =>
  Temporal.PlainDate.from(date).until(until, { largestUnit: 'days' }).days;

export const REPORT_STATES = ['open', 'done'] as const;
