import type { Roster, RosterCardState } from '@furtka/core-contract/roster';
import type { IdTable } from './id-table.ts';

/** A roster reaches this many school days ahead; it is compiled again each night and at each change. */
export const COMPILED_DAYS = 35;

/** `flags` of a card: state in the low three bits, then marks. */
export const CARD_STATES: readonly RosterCardState[] = [
  'active',
  'not_issued',
  'blocked',
  'cancelled',
  'deactivated',
];
export const CARD_STATE_MASK = 7;
export const CARD_KEYED = 8;
export const CARD_KEYHOLDER = 16;

/** Cards by columns; row = number of the card, 0-based. */
export interface CardColumns {
  readonly byHash: IdTable;
  readonly byCardId: IdTable;
  /** 16 bytes a card, zeros = no holder. */
  readonly holderIds: Uint8Array<ArrayBuffer>;
  readonly groups: Uint16Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
  /** Relay time of this holder in ms; 0 = the door's. */
  readonly pulseMs: Uint16Array<ArrayBuffer>;
  /** Own windows of card `n`: numbers `extraAt[n] … extraAt[n + 1] - 1` in `extras`. */
  readonly extraAt: Uint32Array<ArrayBuffer>;
  readonly extras: Float64Array<ArrayBuffer>;
  /** 16 bytes a card, zeros = no PIN. */
  readonly pins: Uint8Array<ArrayBuffer>;
  /** Each PIN hash once, and the card it stands for: an active one where the holder has any. */
  readonly byPin: IdTable;
  readonly pinCards: Uint32Array<ArrayBuffer>;
}

/** Free hours by door; row = number of the door in the roster. */
export interface FreeHours {
  /** Windows of door `n`: numbers `windowAt[n] … windowAt[n + 1] - 1` in `windows`. */
  readonly windowAt: Uint32Array<ArrayBuffer>;
  readonly windows: Float64Array<ArrayBuffer>;
}

/** Groups by columns; row = number of the group in the roster. */
export interface GroupColumns {
  readonly isStaff: Uint8Array<ArrayBuffer>;
  /** `doors[group * doorCount + door]` is 1 where the group may enter. */
  readonly doors: Uint8Array<ArrayBuffer>;
  /** Windows of group `n`: numbers `windowAt[n] … windowAt[n + 1] - 1` in `windows`. */
  readonly windowAt: Uint32Array<ArrayBuffer>;
  /** `from, to` pairs, UTC ms, sorted within a group, never overlapping. */
  readonly windows: Float64Array<ArrayBuffer>;
  /** `lessonDays[group * COMPILED_DAYS + day]` is 1 where the plan gives the group something on that day. */
  readonly lessonDays: Uint8Array<ArrayBuffer>;
}

/** A door as the roster has it. */
export type RosterDoor = Roster['doors'][number];

/** A compiled roster: all that a decision needs, without date arithmetic and without a string to build. */
export interface Rules {
  readonly version: number;
  readonly issuedAtUtc: number;
  readonly siteId: string;
  readonly schoolId: string;
  readonly zone: string;
  readonly cardKeyId: string;
  readonly staleAfterMs: number;
  readonly expiredAfterMs: number;
  readonly keyholderAfterMs: number;
  readonly repeatFoldMs: number;
  readonly doors: Roster['doors'];
  readonly freeHours: FreeHours;
  /** Start of each compiled day and, last, the end of the last: `COMPILED_DAYS + 1` instants, UTC ms. */
  readonly dayStarts: Float64Array<ArrayBuffer>;
  readonly groups: GroupColumns;
  readonly cards: CardColumns;
  readonly settled: IdTable;
}

/** Number of the compiled day that holds an instant, -1 outside. Days of 23 and 25 hours included. */
export const dayAt = (dayStarts: Float64Array, at: number): number => {
  const first = dayStarts[0] ?? 0;
  if (at < first || at >= (dayStarts[dayStarts.length - 1] ?? 0)) return -1;
  let day = Math.min(Math.floor((at - first) / 86_400_000), dayStarts.length - 2);
  while (day > 0 && at < (dayStarts[day] ?? 0)) day -= 1;
  while (at >= (dayStarts[day + 1] ?? 0)) day += 1;
  return day;
};

/** Buffers that may be moved to another thread without a copy. */
export const buffersOf = (rules: Rules): ArrayBuffer[] =>
  [
    rules.dayStarts,
    rules.freeHours.windowAt,
    rules.freeHours.windows,
    rules.groups.isStaff,
    rules.groups.doors,
    rules.groups.windowAt,
    rules.groups.windows,
    rules.groups.lessonDays,
    rules.cards.byHash.bytes,
    rules.cards.byHash.slots,
    rules.cards.byCardId.bytes,
    rules.cards.byCardId.slots,
    rules.cards.holderIds,
    rules.cards.groups,
    rules.cards.flags,
    rules.cards.pulseMs,
    rules.cards.extraAt,
    rules.cards.extras,
    rules.cards.pins,
    rules.cards.byPin.bytes,
    rules.cards.byPin.slots,
    rules.cards.pinCards,
    rules.settled.bytes,
    rules.settled.slots,
  ].map((column) => column.buffer);
