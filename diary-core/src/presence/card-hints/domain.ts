import type { CardId, DoorId, EventId, PersonId, SiteId } from '@furtka/core-contract/ids';

/**
 * Why a card may exist twice. `counterBack`: it told a count of readings that is no higher than one told before. `uidAlone`: it
 * is enrolled as a card with a key and showed its number only. `twoDoors`: it was at two doors sooner than anybody could walk.
 *
 * A hint is never proof and locks nothing: somebody looks at the card, and at whoever holds it.
 */
export const CARD_HINTS = ['counterBack', 'uidAlone', 'twoDoors'] as const;
export type CardHintKind = (typeof CARD_HINTS)[number];

/** A tap of a known card, by the school clock. */
export interface KnownTap {
  readonly tapId: EventId;
  readonly cardId: CardId;
  readonly holderId: PersonId | null;
  readonly siteId: SiteId;
  readonly doorId: DoorId;
  readonly occurredAtUtc: number;
  /** Words of the door about the tap, separated by spaces. */
  readonly note: string | undefined;
}

export interface CardHint {
  readonly kind: CardHintKind;
  readonly tap: KnownTap;
  /** The tap at the other door, a moment earlier; with `twoDoors`. */
  readonly other?: KnownTap;
}

/** Two doors of one building: what the clocks of two controllers may differ by, and two readers beside each other, ms. */
const SAME_SITE_MS = 2_000;
/** Another site is another address: nobody is there within a minute, ms. */
export const OTHER_SITE_MS = 60_000;

const OF_NOTE: Readonly<Record<string, CardHintKind>> = {
  'clone.counter_back': 'counterBack',
  'clone.uid_alone': 'uidAlone',
};

const hintsOfNote = (tap: KnownTap): CardHint[] =>
  (tap.note ?? '').split(' ').flatMap((word) => {
    const kind = OF_NOTE[word];
    return kind === undefined ? [] : [{ kind, tap }];
  });

const isTooSoon = (earlier: KnownTap, later: KnownTap): boolean => {
  if (earlier.doorId === later.doorId) return false;
  const within = earlier.siteId === later.siteId ? SAME_SITE_MS : OTHER_SITE_MS;
  return later.occurredAtUtc - earlier.occurredAtUtc < within;
};

const inOrder = (one: KnownTap, other: KnownTap): number =>
  one.occurredAtUtc - other.occurredAtUtc || (one.tapId < other.tapId ? -1 : 1);

/**
 * Hints of new taps.
 *
 * @param fresh   taps that were told now
 * @param around  all taps of the same cards near them in time, the fresh ones among them, in any order; only such with a sure clock
 */
export const hintsOf = (fresh: readonly KnownTap[], around: readonly KnownTap[]): CardHint[] => {
  const isFresh = new Set(fresh.map(({ tapId }) => tapId));
  const tapsByCard = new Map<CardId, KnownTap[]>();
  for (const tap of [...around].sort(inOrder))
    tapsByCard.set(tap.cardId, [...(tapsByCard.get(tap.cardId) ?? []), tap]);
  const pairs = [...tapsByCard.values()].flatMap((taps) =>
    taps.flatMap((later, index): CardHint[] => {
      const earlier = taps[index - 1];
      if (earlier === undefined || !isTooSoon(earlier, later)) return [];
      if (!isFresh.has(later.tapId) && !isFresh.has(earlier.tapId)) return [];
      return [{ kind: 'twoDoors', tap: later, other: earlier }];
    }),
  );
  return [...fresh.flatMap(hintsOfNote), ...pairs];
};
