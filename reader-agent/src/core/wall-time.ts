import { Temporal } from 'temporal-polyfill';

/** School date as `YYYY-MM-DD`. */
export type DateText = string;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Minutes since midnight of `HH:MM`, 0..1440. */
export const minuteOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** `false` for a date that the calendar does not have, such as 31 February. */
export const isDate = (text: DateText): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** `false` for a zone that this machine's tables do not know. */
export const isZone = (zone: string): boolean => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The date that a wall clock of the zone shows at an instant. */
export const dateAt = (zone: string, atUtc: number): DateText =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(atUtc))
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();

export const addDays = (date: DateText, days: number): DateText =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: DateText): number => Temporal.PlainDate.from(date).dayOfWeek;

/** What a wall time of one date means in UTC milliseconds. */
export interface WallDay {
  readonly date: DateText;
  readonly weekday: number;
  /** First moment at which the wall clock shows that time or later. Minute 0..1440. */
  start(minute: number): number;
  /** End of what the clock shows before that time: on the night when an hour comes twice, its second passing. Minute 0..1440. */
  end(minute: number): number;
}

/**
 * Both meanings of a wall time. In a gap (spring) both are the moment of the jump; in an overlap (autumn) the first and the
 * second passing, so that a window is never shortened by the change of the clock.
 */
const boundary = (zone: string, date: Temporal.PlainDate, minute: number) => {
  const day = minute >= 1440 ? date.add({ days: 1 }) : date;
  const inDay = minute % 1440;
  const wall = day.toPlainDateTime({ hour: Math.floor(inDay / 60), minute: inDay % 60 });
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const last = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (first.toPlainDateTime().equals(wall)) {
    // Where the repeated time begins, the clock showed later times just before its second passing: the window was over.
    const before = last.subtract({ milliseconds: 1 }).toPlainDateTime();
    const isOver = Temporal.PlainDateTime.compare(before, wall) > 0;
    return {
      start: first.epochMilliseconds,
      end: isOver ? first.epochMilliseconds : last.epochMilliseconds,
    };
  }
  const jump = first.getTimeZoneTransition('next');
  const at = jump === null ? last.epochMilliseconds : jump.epochMilliseconds;
  return { start: at, end: at };
};

/** A day of a zone. Days without a change of the clock need no calendar arithmetic. */
export const wallDay = (zone: string, text: DateText): WallDay => {
  const date = Temporal.PlainDate.from(text);
  const midnight = boundary(zone, date, 0);
  const next = boundary(zone, date, 1440);
  const weekday = date.dayOfWeek;
  const isPlain = midnight.start === midnight.end && next.start === next.end;
  if (isPlain && next.start - midnight.start === DAY_MS) {
    const at = (minute: number): number => midnight.start + minute * MINUTE_MS;
    return { date: text, weekday, start: at, end: at };
  }
  return {
    date: text,
    weekday,
    start: (minute) => boundary(zone, date, minute).start,
    end: (minute) => boundary(zone, date, minute).end,
  };
};
