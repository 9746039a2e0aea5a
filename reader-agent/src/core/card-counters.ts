/** Last count of readings that each card told, by its hash; it only rises (NTAG 424). */
export type CardCounters = Map<string, number>;

/**
 * Takes a count into account.
 *
 * @param counter  0..16777215, as the card told it under its key
 * @returns        `false` for one that is no higher than the last: the message was recorded, or there are two cards
 */
export const hasRisen = (counters: CardCounters, hash: string, counter: number): boolean => {
  const last = counters.get(hash);
  if (last !== undefined && counter <= last) return false;
  counters.set(hash, counter);
  return true;
};

/** The higher count of each card: no count goes back, in whatever order they come. */
export const mergedCounters = (
  one: Iterable<readonly [hash: string, counter: number]>,
  other: Iterable<readonly [hash: string, counter: number]>,
): CardCounters => {
  const merged: CardCounters = new Map(one);
  for (const [hash, counter] of other)
    merged.set(hash, Math.max(counter, merged.get(hash) ?? counter));
  return merged;
};

/**
 * Why a reading is worth less than it says. `counterBack`: an old count. `uidAlone`: the reader asked for a key and the card showed
 * none, or a wrong one. `late`: no answer in time, of the card, or of the disk that knows its last count.
 */
export type CardDoubt = 'counterBack' | 'uidAlone' | 'late';

type DoubtNote = 'clone.counter_back' | 'clone.uid_alone' | 'keyed.late';

/**
 * The note for a tap, a hint for the office and never a reason.
 *
 * @param isKeyed  the card is enrolled as one that proves itself; of any other nothing is expected
 */
export const doubtNote = (
  doubt: CardDoubt | undefined,
  isKeyed: boolean,
): DoubtNote | undefined => {
  switch (doubt) {
    case undefined:
      return undefined;
    case 'counterBack':
      return 'clone.counter_back';
    case 'uidAlone':
      return isKeyed ? 'clone.uid_alone' : undefined;
    case 'late':
      return isKeyed ? 'keyed.late' : undefined;
    default:
      return doubt satisfies never;
  }
};
