import { Temporal } from 'temporal-polyfill';

/** Days and months of the site's zone, as instants: from the first included to the next one's first. */
export interface Span {
  readonly fromUtc: number;
  readonly beforeUtc: number;
}

const startOf = (date: Temporal.PlainDate, zone: string): number =>
  date.toZonedDateTime(zone).epochMilliseconds;

const localDate = (atUtc: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(atUtc).toZonedDateTimeISO(zone).toPlainDate();

const spanOf = (from: Temporal.PlainDate, next: Temporal.PlainDate, zone: string): Span => ({
  fromUtc: startOf(from, zone),
  beforeUtc: startOf(next, zone),
});

/** The local day of an instant. */
export const dayAt = (atUtc: number, zone: string): Span => {
  const date = localDate(atUtc, zone);
  return spanOf(date, date.add({ days: 1 }), zone);
};

/**
 * A day by its name, `YYYY-MM-DD`.
 *
 * @returns `undefined` when the calendar has no such day
 */
export const dayNamed = (name: string, zone: string): Span | undefined => {
  try {
    const date = Temporal.PlainDate.from(name, { overflow: 'reject' });
    return spanOf(date, date.add({ days: 1 }), zone);
  } catch {
    return undefined;
  }
};

/** The local month of an instant. */
export const monthAt = (atUtc: number, zone: string): Span => {
  const first = localDate(atUtc, zone).with({ day: 1 });
  return spanOf(first, first.add({ months: 1 }), zone);
};

const MONDAY = 1;
const SATURDAY = 6;

/** Where the asking for what the last night closed begins: today, on a Monday the Saturday before, as nobody asks on a weekend. */
export const askedSinceUtc = (atUtc: number, zone: string): number => {
  const today = localDate(atUtc, zone);
  const { dayOfWeek } = today;
  const days = dayOfWeek === MONDAY ? 2 : Math.max(0, dayOfWeek - SATURDAY);
  return startOf(today.subtract({ days }), zone);
};
