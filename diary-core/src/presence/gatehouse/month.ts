import { Temporal } from 'temporal-polyfill';
import { startOfSchoolDay } from '../school-day.ts';

/** A calendar month of the school, `YYYY-MM`, and its instants, UTC ms. */
export interface Month {
  readonly month: string;
  readonly fromUtc: number;
  readonly beforeUtc: number;
}

/** Farthest instant that a calendar knows (ECMA-262 §21.4.1.1). */
const MOST_MS = 8_640_000_000_000_000;

/**
 * The month in which something happened; `undefined` for a time that no calendar knows, from a clock gone wrong.
 *
 * @param zone  IANA name
 */
export const monthOf = (atUtc: number, zone: string): Month | undefined => {
  // The last year of all is left out, so that its end can be told.
  if (Math.abs(atUtc) > MOST_MS - 400 * 86_400_000) return undefined;
  const first = Temporal.Instant.fromEpochMilliseconds(atUtc)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .with({ day: 1 });
  if (first.year < 1970 || first.year > 9998) return undefined;
  const next = first.add({ months: 1 }).toString();
  return {
    month: first.toString().slice(0, 7),
    fromUtc: startOfSchoolDay(first.toString(), zone),
    beforeUtc: startOfSchoolDay(next, zone),
  };
};
