import type { Passage } from '../api/wire.ts';
import type { SchoolDate, ZoneTime } from '../time/zone-time.ts';

/** One time in the building. A missing side is a gap, never guessed; at least one side is there. */
export interface Stay {
  readonly entry?: Passage;
  readonly exit?: Passage;
}

/** What the doors know about one person on one date. */
export interface PresenceDay {
  readonly date: SchoolDate;
  /** By time. */
  readonly stays: readonly Stay[];
  /** The card was tapped and nobody was seen to walk through. */
  readonly unused: readonly Passage[];
  /** Passed at a door that does not tell in from out. */
  readonly undirected: readonly Passage[];
  /** All passages of the day by time. */
  readonly passages: readonly Passage[];
  /** The last stay has begun today and has no end yet. */
  readonly inside: boolean;
  /** Taps that are missing: entries without exit and exits without entry. */
  readonly gaps: number;
  readonly late: boolean;
}

const pairUp = (passages: readonly Passage[]): Stay[] => {
  const stays: Stay[] = [];
  let open: Passage | undefined;
  for (const passage of passages) {
    if (passage.direction === 'in') {
      if (open) stays.push({ entry: open });
      open = passage;
    } else {
      stays.push(open ? { entry: open, exit: passage } : { exit: passage });
      open = undefined;
    }
  }
  if (open) stays.push({ entry: open });
  return stays;
};

const presenceDay = (
  date: SchoolDate,
  passages: readonly Passage[],
  today: SchoolDate,
): PresenceDay => {
  const walked = passages.filter(({ opened }) => opened !== 'no');
  const stays = pairUp(walked.filter(({ direction }) => direction !== 'unknown'));
  const last = stays.at(-1);
  const inside = date === today && last !== undefined && last.exit === undefined;
  const holes = stays.filter(({ entry, exit }) => !entry || !exit).length;
  return {
    date,
    stays,
    unused: passages.filter(({ opened }) => opened === 'no'),
    undirected: walked.filter(({ direction }) => direction === 'unknown'),
    passages,
    inside,
    gaps: holes - (inside ? 1 : 0),
    late: passages.some(({ late }) => late),
  };
};

/**
 * Groups passages into school days, newest day first. A tap that opened nothing starts and ends no stay (DOOR-07); two entries
 * in a row leave a gap between them (DOOR-14).
 *
 * @param passages  in any order
 * @param today     the school date now: only on this day a stay without an end is going on
 */
export const presenceDays = (
  passages: readonly Passage[],
  zone: ZoneTime,
  today: SchoolDate,
): PresenceDay[] => {
  const byDate = new Map<SchoolDate, Passage[]>();
  const ordered = [...passages].sort((a, b) => a.occurredAtUtc - b.occurredAtUtc);
  for (const passage of ordered) {
    const date = zone.dateOf(passage.occurredAtUtc);
    byDate.set(date, [...(byDate.get(date) ?? []), passage]);
  }
  return [...byDate]
    .map(([date, ofDate]) => presenceDay(date, ofDate, today))
    .sort((a, b) => b.date.localeCompare(a.date));
};
