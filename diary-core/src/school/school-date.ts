import { Temporal } from 'temporal-polyfill';

/** Whether a text of the form `YYYY-MM-DD` names a day of the calendar: 2026-02-29 does not. */
export const isSchoolDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** School date (`YYYY-MM-DD`) of an instant in a zone. */
export const localDateOf = (utcMs: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The school date before a school date. */
export const dayBefore = (date: string): string =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** The school date after a school date. */
export const dayAfter = (date: string): string =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toString();
