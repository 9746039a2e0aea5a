import type { Passage } from '../api/wire.ts';
import type { ZoneTime } from '../time/zone-time.ts';
import type { PresenceDay } from './presence-days.ts';

/** What the last thing at a door says about a person: the words differ, the time is the same. */
export type LatestKind = 'entered' | 'left' | 'acceptedIn' | 'acceptedOut' | 'passed' | 'unseen';

export interface Latest {
  readonly kind: LatestKind;
  readonly passage: Passage;
}

/** One passage by direction and by what the door's contact saw. */
export const latestKind = ({ direction, opened }: Passage): LatestKind => {
  if (opened === 'no') return 'unseen';
  if (direction === 'unknown') return 'passed';
  if (opened === 'unknown') return direction === 'in' ? 'acceptedIn' : 'acceptedOut';
  return direction === 'in' ? 'entered' : 'left';
};

/** The newest passage of a day; nothing when the day has none. */
export const latestOf = (day: PresenceDay | undefined): Latest | undefined => {
  const passage = day?.passages.at(-1);
  return passage && { kind: latestKind(passage), passage };
};

export interface MonthSummary {
  readonly daysInSchool: number;
  /** Median of the first entries, minutes since midnight; missing without entries. */
  readonly usualEntry?: number;
  readonly gaps: number;
}

/** The three figures above a month. */
export const summarise = (days: readonly PresenceDay[], zone: ZoneTime): MonthSummary => {
  const entries = days
    .flatMap(({ stays }) => stays.slice(0, 1))
    .flatMap(({ entry }) => (entry ? [zone.minutesOf(entry.occurredAtUtc)] : []))
    .sort((a, b) => a - b);
  const usualEntry = entries[Math.floor((entries.length - 1) / 2)];
  return {
    daysInSchool: days.filter(({ stays }) => stays.length > 0).length,
    gaps: days.reduce((sum, day) => sum + day.gaps, 0),
    ...(usualEntry === undefined ? {} : { usualEntry }),
  };
};
