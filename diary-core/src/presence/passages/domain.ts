import type {
  Direction,
  DoorEvent,
  GateCause,
  LetInCause,
  Opened,
} from '@furtka/core-contract/event';
import { GATE_CAUSES, LET_IN_CAUSES } from '@furtka/core-contract/event';
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

/**
 * `pending`: granted, what became of the door is not known yet. `withdrawn`: an entry of the gatehouse's book that was a mistake.
 */
export type Outcome = Opened | 'pending' | 'withdrawn';

/** Why the gatehouse let somebody in or out. */
export const ENTRY_CAUSES = [...GATE_CAUSES, ...LET_IN_CAUSES] as const;
export type EntryCause = GateCause | LetInCause;

/**
 * A granted tap and what became of it, or an entry of the gatehouse's book. Times in UTC ms; `id` is the id of the tap, or of
 * the entry.
 */
export interface PassageRow {
  readonly id: EventId;
  /** An entry may name none: somebody was let in by hand. */
  readonly doorId: DoorId | null;
  readonly holderId: PersonId | null;
  readonly cardId: CardId | null;
  readonly direction: Direction;
  readonly opened: Outcome;
  readonly occurredAtUtc: number;
  /** When the core knew enough to show it, by the school clock. */
  readonly reachedAtUtc: number;
  readonly late: boolean;
  readonly gap: Gap;
  /** Of an entry of the book; `null` for a tap. */
  readonly cause: EntryCause | null;
}

const isGranted = (event: DoorEvent): boolean =>
  event.kind === 'tap' && GRANTED_REASONS.some((reason) => reason === event.reason);

export const isLate = (occurredAtUtc: number, reachedAtUtc: number): boolean =>
  reachedAtUtc - occurredAtUtc > LATE_AFTER_MS;

const STRENGTH = { withdrawn: 4, yes: 3, no: 2, unknown: 1, pending: 0 } as const satisfies Record<
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

const causeOf = (event: DoorEvent): EntryCause | undefined =>
  ENTRY_CAUSES.find((cause) => cause === event.detail?.code);

/** An entry of the gatehouse's book about somebody (GATE-09): somebody let in once, or in or out without a card. */
const entryOf = (event: DoorEvent, reachedAtUtc: number): PassageRow | undefined => {
  if (event.kind !== 'gate.noted' && event.kind !== 'door.let_in') return undefined;
  const cause = causeOf(event);
  if (event.holderId === undefined || cause === undefined) return undefined;
  return {
    id: event.id,
    doorId: event.doorId ?? null,
    holderId: event.holderId,
    cardId: null,
    direction: event.direction ?? 'in',
    opened: 'yes',
    occurredAtUtc: event.occurredAtUtc,
    reachedAtUtc,
    late: isLate(event.occurredAtUtc, reachedAtUtc),
    gap: 'none',
    cause,
  };
};

/** Takes an entry of the book out; a tap at a door was seen, and no word of the gatehouse undoes it. */
export const withdraw = (passage: PassageRow): PassageRow =>
  passage.cause === null ? passage : { ...passage, opened: 'withdrawn' };

/** What an event says is withdrawn. */
export const withdrawnId = (event: DoorEvent): EventId | undefined =>
  event.kind === 'gate.withdrawn' ? event.detail?.eventId : undefined;

/**
 * The passage as far as one event tells it: a granted tap, an outcome that came without its tap, or an entry of the gatehouse's
 * book.
 */
export const passageOf = (event: DoorEvent, reachedAtUtc: number): PassageRow | undefined => {
  const entry = entryOf(event, reachedAtUtc);
  if (entry !== undefined) return entry;
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
    cause: null,
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
export const counts = (opened: Outcome, rule: CountingRule): boolean => {
  if (opened === 'withdrawn') return false;
  return rule === 'granted' || opened === 'yes' || opened === 'unknown';
};

/** Whether guardians see it: a tap alone, whose outcome is not known yet, is not shown, nor is what was withdrawn. */
export const isShown = (opened: Outcome, rule: CountingRule): boolean =>
  opened !== 'withdrawn' && (rule === 'granted' || opened !== 'pending');

/** What the guardian's screen says of the door. */
export const openedAsShown = (opened: Outcome, rule: CountingRule): Opened => {
  if (opened === 'pending' || opened === 'withdrawn') return 'unknown';
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
