import { Temporal } from 'temporal-polyfill';

/** School date of an instant, `YYYY-MM-DD`. */
export const schoolDateOf = (atUtc: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(atUtc).toZonedDateTimeISO(zone).toPlainDate().toString();

/**
 * First instant of a school date, UTC ms. A day may have 23 or 25 hours.
 *
 * @throws RangeError for a date that does not exist, such as 2026-02-30
 */
export const startOfSchoolDay = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds;

/** The date so many days on. */
export const daysAfter = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** Whether a text names a date of the calendar. */
export const isSchoolDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
};
