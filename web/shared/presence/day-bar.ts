import type { ZoneTime } from '../time/zone-time.ts';
import type { PresenceDay, Stay } from './presence-days.ts';

/** Part of a day in minutes since midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface DayBar {
  /** Known time inside; `accepted` where the door has no contact, so that the walk itself was not seen. */
  readonly solids: readonly (Span & { readonly accepted: boolean })[];
  /** Time of which nothing is known, with the minute where its question mark stands. */
  readonly holes: readonly (Span & { readonly question: number })[];
  /** The person is inside now; the bar ends at this minute. */
  readonly now?: number;
}

/** The scale of a usual school day. */
export const USUAL_SCALE: Span = { from: 7 * 60, to: 16 * 60 };

/** How much of a stay with one known side is drawn: long enough to be seen, too short to be read as its length. */
const STUB = 40;
const CLEFT = 8;
const QUESTION = 18;

/** The usual day, or whole hours more when somebody came earlier or left later. */
export const dayScale = (days: readonly PresenceDay[], zone: ZoneTime): Span => {
  const minutes = days.flatMap(({ passages }) =>
    passages.map(({ occurredAtUtc }) => zone.minutesOf(occurredAtUtc)),
  );
  return {
    from: Math.min(USUAL_SCALE.from, Math.floor(Math.min(...minutes, 1440) / 60) * 60),
    to: Math.max(USUAL_SCALE.to, Math.ceil(Math.max(...minutes, 0) / 60) * 60),
  };
};

interface Edges {
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly accepted: boolean;
}

const edgesOf = ({ entry, exit }: Stay, zone: ZoneTime): Edges => ({
  start: entry && zone.minutesOf(entry.occurredAtUtc),
  end: exit && zone.minutesOf(exit.occurredAtUtc),
  accepted: [entry, exit].some((passage) => passage?.opened === 'unknown'),
});

type Hole = DayBar['holes'][number];
const holeOr = (hole: Hole): Hole[] => (hole.to > hole.from ? [hole] : []);

/** An entry whose exit is missing: a stub, then a hole up to the next entry or the end of the scale. */
const withoutExit = (start: number, ceiling: number): { solid: Span; holes: Hole[] } => {
  const to = Math.max(start, Math.min(start + STUB, ceiling - CLEFT));
  const end = ceiling - 2 * QUESTION;
  return {
    solid: { from: start, to },
    holes: holeOr({ from: to + CLEFT, to: end, question: end + QUESTION }),
  };
};

/** An exit whose entry is missing: a hole from the exit before or the start of the scale, then a stub. */
const withoutEntry = (end: number, floor: number): { solid: Span; holes: Hole[] } => {
  const from = Math.min(end, Math.max(end - STUB, floor + CLEFT));
  const start = floor + 2 * QUESTION;
  return {
    solid: { from, to: end },
    holes: holeOr({ from: start, to: from - CLEFT, question: start - QUESTION }),
  };
};

/**
 * Lays out one day: solid where both ends are known or the person is still inside, a hole where a tap is missing.
 *
 * @param nowMinute  minute of the school's wall clock, needed for a stay that goes on
 * Bounds            spans never overlap and lie within `scale`
 */
export const layOutDay = (
  day: PresenceDay,
  zone: ZoneTime,
  scale: Span,
  nowMinute: number,
): DayBar => {
  const solids: DayBar['solids'][number][] = [];
  const holes: Hole[] = [];
  const stays = day.stays.map((stay) => edgesOf(stay, zone));
  const add = (solid: Span, accepted: boolean, missing: readonly Hole[] = []) => {
    solids.push({ ...solid, accepted });
    holes.push(...missing);
  };
  let now: number | undefined;
  for (const [index, { start, end, accepted }] of stays.entries()) {
    if (start !== undefined && end !== undefined) {
      add({ from: start, to: end }, accepted);
    } else if (start !== undefined && day.inside && index === stays.length - 1) {
      now = Math.min(Math.max(nowMinute, start), scale.to);
      add({ from: start, to: now }, accepted);
    } else if (start !== undefined) {
      const { solid, holes: missing } = withoutExit(start, stays[index + 1]?.start ?? scale.to);
      add(solid, accepted, missing);
    } else if (end !== undefined) {
      const { solid, holes: missing } = withoutEntry(end, stays[index - 1]?.end ?? scale.from);
      add(solid, accepted, missing);
    }
  }
  return now === undefined ? { solids, holes } : { solids, holes, now };
};
