import { Temporal } from 'temporal-polyfill';

export interface Setting {
  readonly ruleKey: string;
  readonly days: number;
  readonly validFrom: string;
}

/** The setting that holds on a date, and the next one. */
export const settingOn = <S extends Setting>(
  settings: readonly S[],
  ruleKey: string,
  date: string,
): { readonly now: S | undefined; readonly next: S | undefined } => {
  const own = settings
    .filter((setting) => setting.ruleKey === ruleKey)
    .sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return {
    now: own.filter(({ validFrom }) => validFrom <= date).at(-1),
    next: own.find(({ validFrom }) => validFrom > date),
  };
};

/** First day that is still kept: what is older is over. */
export const keptFrom = (today: string, days: number): string =>
  Temporal.PlainDate.from(today).subtract({ days }).toString();

/** Start of a school date as an instant, UTC ms. */
export const startOf = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

/** By night, once on each school date: from this hour on. */
export const NIGHT_HOUR = 2;
export const hourOf = (utcMs: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(zone).hour;
