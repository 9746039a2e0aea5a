import type { InsidePerson } from '@furtka/hub-contract/kiosk-desk';
import type { MovementRow } from './movement.ts';

export type Doubt = NonNullable<InsidePerson['doubt']>;

/** What somebody's newest records say of where they are. */
export interface Whereabouts {
  readonly isInside: boolean;
  /** Time of the newest record. */
  readonly seenAtUtc: number;
  readonly by: 'card' | 'kiosk';
  /** Why it is not certain that they are inside. */
  readonly doubt?: Doubt;
}

/** Tap, passage and unused tap of one moment are one record: what became of the door says more than the tap. */
const withoutRepeats = (records: readonly MovementRow[]): MovementRow[] => {
  const byTap = new Map<string, MovementRow>();
  for (const record of records) {
    const key = record.tapId ?? record.eventId;
    const held = byTap.get(key);
    if (held === undefined || held.source === 'tap') byTap.set(key, record);
  }
  return [...byTap.values()].sort((a, b) => b.atUtc - a.atUtc || b.position - a.position);
};

const doubtOf = (
  [last, before, first]: readonly MovementRow[],
  dayFromUtc: number,
): Doubt | undefined => {
  if (last === undefined) return undefined;
  if (last.direction === 'unknown') return 'directionUnknown';
  if (last.atUtc < dayFromUtc) return 'earlierDay';
  // Who forgot to tap out yesterday and came in today is inside without a doubt.
  if (before === undefined || before.atUtc < dayFromUtc) return undefined;
  if (before.direction === 'in') return 'exitMissing';
  const isExitTwice = before.direction === 'out' && first?.direction === 'out';
  return isExitTwice && first.atUtc >= dayFromUtc ? 'entryMissing' : undefined;
};

/**
 * Judges one person's records. Inside is whose last counted record is an entry; a record of a door that does not tell the side keeps
 * somebody on the list for that day, with a doubt: a list that misses somebody is worse than one that names one too many.
 *
 * @param records     newest first, counted ones only
 * @param dayFromUtc  when the local day began
 * @returns           `undefined` when there is no record
 */
export const whereaboutsOf = (
  records: readonly MovementRow[],
  dayFromUtc: number,
): Whereabouts | undefined => {
  const chain = withoutRepeats(records);
  const [last] = chain;
  if (last === undefined) return undefined;
  const isUnsureToday = last.direction === 'unknown' && last.atUtc >= dayFromUtc;
  const isInside = last.direction === 'in' || isUnsureToday;
  const doubt = isInside ? doubtOf(chain, dayFromUtc) : undefined;
  return {
    isInside,
    seenAtUtc: last.atUtc,
    by: last.source === 'kiosk' || last.source === 'letIn' ? 'kiosk' : 'card',
    ...(doubt === undefined ? {} : { doubt }),
  };
};
