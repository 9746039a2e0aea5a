import type { Direction, DoorEvent, Opened } from '@furtka/core-contract/event';
import type { CardId, DoorId, EventId, PersonId } from '@furtka/core-contract/ids';
import { GRANTED_REASONS } from '@furtka/core-contract/reasons';

/** An event that reached the core this much after it happened is shown as late, ms of the school clock. */
export const LATE_AFTER_MS = 5 * 60_000;

/**
 * What a tap is missing before it: two entries without an exit between them lack an exit, two exits lack an entry
 * (DOOR-14, PRES-04). Passages of unknown direction end the chain: nothing can be said of the next one.
 */
export const GAPS = ['none', 'exitMissing', 'entryMissing'] as const;
type Gap = (typeof GAPS)[number];

/** `pending`: granted, what became of the door is not known yet. */
export type Outcome = Opened | 'pending';

/** A granted tap and what became of it. Times in UTC ms; `id` is the id of the tap. */
export interface PassageRow {
  readonly id: EventId;
  readonly doorId: DoorId;
  readonly holderId: PersonId | null;
  readonly cardId: CardId | null;
  readonly direction: Direction;
  readonly opened: Outcome;
  readonly occurredAtUtc: number;
  /** When the core knew enough to show it, by the school clock. */
  readonly reachedAtUtc: number;
  readonly late: boolean;
  readonly gap: Gap;
}

const isGranted = (event: DoorEvent): boolean =>
  event.kind === 'tap' && GRANTED_REASONS.some((reason) => reason === event.reason);

export const isLate = (occurredAtUtc: number, reachedAtUtc: number): boolean =>
  reachedAtUtc - occurredAtUtc > LATE_AFTER_MS;

const STRENGTH = { yes: 3, no: 2, unknown: 1, pending: 0 } as const satisfies Record<
  Outcome,
  number
>;

/**
 * The outcome that counts when a tap is told of twice, in whatever order the telling arrives: seen to open, before seen to stay
 * shut, before not seen.
 */
export const strongerOutcome = (one: Outcome, other: Outcome): Outcome =>
  STRENGTH[one] >= STRENGTH[other] ? one : other;

/** What an event says about the door of a tap; `undefined` for every other event. */
export const outcomeOf = (
  event: DoorEvent,
): { readonly tapId: EventId; readonly opened: Opened } | undefined => {
  if (event.opened === undefined) return undefined;
  if (event.kind === 'passage') return { tapId: event.tapId ?? event.id, opened: event.opened };
  return event.kind === 'tap.unused' && event.tapId !== undefined
    ? { tapId: event.tapId, opened: event.opened }
    : undefined;
};

/** The passage as far as one event tells it: a granted tap, or an outcome that came without its tap. */
export const passageOf = (event: DoorEvent, reachedAtUtc: number): PassageRow | undefined => {
  const outcome = outcomeOf(event);
  if (event.doorId === undefined || (outcome === undefined && !isGranted(event))) return undefined;
  return {
    id: outcome?.tapId ?? event.id,
    doorId: event.doorId,
    holderId: event.holderId ?? null,
    cardId: event.cardId ?? null,
    direction: event.direction ?? 'unknown',
    opened: outcome?.opened ?? 'pending',
    occurredAtUtc: event.occurredAtUtc,
    reachedAtUtc,
    late: isLate(event.occurredAtUtc, reachedAtUtc),
    gap: 'none',
  };
};

/**
 * Brings together what two events say about one tap.
 *
 * The tap tells holder, direction and time; where only the outcome is known, its own fields stand in. The passage becomes
 * visible with its outcome, so that is the moment it reached the core.
 *
 * @param fromTap  whether `next` was told by the tap itself
 */
export const mergePassage = (known: PassageRow, next: PassageRow, fromTap: boolean): PassageRow => {
  const tap = fromTap ? next : known;
  const other = fromTap ? known : next;
  const reachedAtUtc =
    known.opened === 'pending' && next.opened !== 'pending'
      ? next.reachedAtUtc
      : known.reachedAtUtc;
  return {
    ...tap,
    holderId: tap.holderId ?? other.holderId,
    cardId: tap.cardId ?? other.cardId,
    opened: strongerOutcome(known.opened, next.opened),
    reachedAtUtc,
    late: isLate(tap.occurredAtUtc, reachedAtUtc),
  };
};

/** School option of conflict C-40: `opened` (the rule) or `granted` (every granted tap counts as entry). */
export type CountingRule = 'opened' | 'granted';

/** Whether somebody is taken to have walked through. */
export const counts = (opened: Outcome, rule: CountingRule): boolean =>
  rule === 'granted' || opened === 'yes' || opened === 'unknown';

/** Whether guardians see it: a tap alone, whose outcome is not known yet, is not shown. */
export const isShown = (opened: Outcome, rule: CountingRule): boolean =>
  rule === 'granted' || opened !== 'pending';

/** What the guardian's screen says of the door. */
export const openedAsShown = (opened: Outcome, rule: CountingRule): Opened => {
  if (opened === 'pending') return 'unknown';
  return rule === 'granted' && opened === 'no' ? 'unknown' : opened;
};

interface InChain {
  readonly direction: Direction;
  readonly opened: Outcome;
}

/**
 * Flags of one holder's passages.
 *
 * @param before    direction of the last counted passage before the first of `passages`; `undefined` when there is none
 * @param passages  in order of time
 * @returns         one flag for each, in the same order; passages that do not count have none and are passed over
 */
export const gapsOf = (
  before: Direction | undefined,
  passages: readonly InChain[],
  rule: CountingRule,
): Gap[] => {
  let last = before;
  return passages.map(({ direction, opened }) => {
    if (!counts(opened, rule)) return 'none';
    const isRepeated = direction !== 'unknown' && direction === last;
    last = direction;
    if (!isRepeated) return 'none';
    return direction === 'in' ? 'exitMissing' : 'entryMissing';
  });
};
