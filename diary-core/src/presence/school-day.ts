import { Temporal } from 'temporal-polyfill';

/**
 * First instant of a school date, UTC ms. A day may have 23 or 25 hours.
 *
 * @throws RangeError for a date that does not exist, such as 2026-02-30
 */
export const startOfSchoolDay = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds;

/** The date so many days on. */
export const schoolDaysAfter = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();
