import type { ReasonCode } from '@furtka/core-contract/reasons';
import type { TapRecord } from './door-state.ts';

/** A tap that was written, kept for the time in which it may be answered again. */
export interface FoldEntry {
  readonly tap: TapRecord;
  readonly atMs: number;
  /** The tap ended with the door shut. */
  isUnused: boolean;
}

/** Newest written tap by reader and card. */
export interface RepeatFold {
  readonly entries: Map<string, FoldEntry>;
}

/** More cards than pass one reader within the longest fold; older entries are dropped beyond it. */
const KEPT = 512;

export const newFold = (): RepeatFold => ({ entries: new Map() });

const keyOf = (readerId: string, hash: string): string => `${readerId} ${hash}`;

/**
 * The earlier tap that a new one repeats, if any: same card, same reader, same decision, within the time.
 *
 * A decision that has changed meanwhile is no repetition, so that a card blocked between two taps is refused at once.
 */
export const repeated = (
  fold: RepeatFold,
  tap: {
    readonly readerId: string;
    readonly hash: string;
    readonly reason: ReasonCode;
    readonly nowMs: number;
  },
  foldMs: number,
): FoldEntry | undefined => {
  const entry = fold.entries.get(keyOf(tap.readerId, tap.hash));
  if (entry === undefined || tap.nowMs - entry.atMs >= foldMs) return undefined;
  return entry.tap.reason === tap.reason ? entry : undefined;
};

/** Remembers a tap that was written. */
export const remember = (
  fold: RepeatFold,
  readerId: string,
  hash: string,
  entry: FoldEntry,
): void => {
  const key = keyOf(readerId, hash);
  fold.entries.delete(key);
  fold.entries.set(key, entry);
  if (fold.entries.size <= KEPT) return;
  const [oldest] = fold.entries.keys();
  if (oldest !== undefined) fold.entries.delete(oldest);
};

/** Notes that a tap ended with the door shut. */
export const endedUnused = (fold: RepeatFold, tapId: string): void => {
  for (const entry of fold.entries.values()) if (entry.tap.tapId === tapId) entry.isUnused = true;
};
