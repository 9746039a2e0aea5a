import type { DeniedReason, GrantedReason, ReasonCode } from '@furtka/core-contract/reasons';
import { DENIED_REASONS, GRANTED_REASONS } from '@furtka/core-contract/reasons';
import { rowOf } from './id-table.ts';
import {
  CARD_KEYED,
  CARD_KEYHOLDER,
  CARD_STATE_MASK,
  COMPILED_DAYS,
  dayAt,
  type Rules,
} from './rules.ts';
import { inWindows } from './windows.ts';

/** What a reader saw, as far as the decision needs it. */
export interface Tap {
  /** Card hash, 32 hexadecimal digits; '' for a card that could not be read. */
  readonly hash: string;
  /** The card proved a key; `false` for a bare UID. */
  readonly isKeyed: boolean;
  /** The reader stands on the way out. */
  readonly isExit: boolean;
  /** Number of the door in `rules.doors`, -1 when the roster does not list it. */
  readonly door: number;
}

/** What rules besides the roster. */
export interface DoorView {
  readonly mode: 'normal' | 'lockdown' | 'drill' | 'free';
  /** 1 at each card row that stands on the deny list; as long as the roster has cards. */
  readonly denied: Uint8Array;
}

/** The two clocks, UTC ms: `systemMs` for the roster's age, `schoolMs` for schedules. */
export interface Now {
  readonly systemMs: number;
  readonly schoolMs: number;
}

/** One frozen object per reason, shared by all decisions. */
export interface Decision {
  readonly granted: boolean;
  readonly reason: ReasonCode;
}

const entries = [
  ...GRANTED_REASONS.map((reason) => [reason, Object.freeze({ granted: true, reason })] as const),
  ...DENIED_REASONS.map((reason) => [reason, Object.freeze({ granted: false, reason })] as const),
];
/** The decision of each reason code. */
export const DECISIONS = Object.freeze(Object.fromEntries(entries)) as Readonly<
  Record<GrantedReason | DeniedReason, Decision>
>;

const WINDOW = DECISIONS['granted.window'];
const STAFF = DECISIONS['granted.staff'];
const KEYHOLDER = DECISIONS['granted.keyholder'];
const FREE = DECISIONS['granted.free'];
const EXIT_KNOWN = DECISIONS['exit.known'];
const EXIT_UNKNOWN = DECISIONS['exit.unknown'];
const EXIT_REFUSED_CARD = DECISIONS['exit.refused_card'];
const EXIT_UNREADABLE = DECISIONS['exit.unreadable'];
const UNKNOWN = DECISIONS['denied.unknown'];
const UNREADABLE = DECISIONS['denied.unreadable'];
const BLOCKED = DECISIONS['denied.blocked'];
const OUTSIDE_HOURS = DECISIONS['denied.outside_hours'];
const DAY_OFF = DECISIONS['denied.day_off'];
const ASSURANCE = DECISIONS['denied.assurance'];
const OTHER_DOOR = DECISIONS['denied.other_door'];
const LOCKDOWN = DECISIONS['denied.lockdown'];
const ROSTER_EXPIRED = DECISIONS['denied.roster_expired'];
const NO_ROSTER = DECISIONS['denied.no_roster'];

/** By the state in the low bits of a card's flags; row 0 (active) is never read. */
const BY_STATE: readonly Decision[] = [
  UNKNOWN,
  DECISIONS['denied.not_issued'],
  BLOCKED,
  DECISIONS['denied.cancelled'],
  DECISIONS['denied.deactivated'],
];

/** The way out is never refused; only the reason differs (C-09). */
const leave = (tap: Tap, rules: Rules | undefined, view: DoorView): Decision => {
  if (tap.hash === '') return EXIT_UNREADABLE;
  if (rules === undefined) return EXIT_UNKNOWN;
  const card = rowOf(rules.cards.byHash, tap.hash);
  if (card < 0) return EXIT_UNKNOWN;
  const state = (rules.cards.flags[card] ?? 0) & CARD_STATE_MASK;
  return view.denied[card] === 1 || state !== 0 ? EXIT_REFUSED_CARD : EXIT_KNOWN;
};

const isInside = (rules: Rules, card: number, group: number, at: number): boolean => {
  const { windowAt, windows } = rules.groups;
  if (inWindows(windows, windowAt[group] ?? 0, windowAt[group + 1] ?? 0, at)) return true;
  const { extraAt, extras } = rules.cards;
  return inWindows(extras, extraAt[card] ?? 0, extraAt[card + 1] ?? 0, at);
};

/** A good card, by the age of the roster and the holder's schedule. */
const bySchedule = (rules: Rules, card: number, group: number, now: Now): Decision => {
  const isStaff = rules.groups.isStaff[group] === 1;
  const isKeyholder = ((rules.cards.flags[card] ?? 0) & CARD_KEYHOLDER) !== 0;
  const age = now.systemMs - rules.issuedAtUtc;
  if (age > rules.keyholderAfterMs) return isKeyholder ? KEYHOLDER : ROSTER_EXPIRED;
  if (age > rules.expiredAfterMs && !isStaff && !isKeyholder) return ROSTER_EXPIRED;
  if (isInside(rules, card, group, now.schoolMs)) return isStaff ? STAFF : WINDOW;
  if (isStaff) return OUTSIDE_HOURS;
  const day = dayAt(rules.dayStarts, now.schoolMs);
  if (day < 0) return OUTSIDE_HOURS;
  return rules.groups.lessonDays[group * COMPILED_DAYS + day] === 1 ? OUTSIDE_HOURS : DAY_OFF;
};

/**
 * Decides whether a tap opens the door now.
 *
 * The order is: way out · deny list · unknown · state of the card · door free · lockdown · assurance · right at this door ·
 * age of the roster · schedule. A drill changes nothing.
 *
 * @param rules  `undefined` before any roster came: nobody enters, everybody leaves
 * @returns      a shared frozen object; never throws, allocates nothing
 */
export const decide = (tap: Tap, rules: Rules | undefined, view: DoorView, now: Now): Decision => {
  if (tap.isExit) return leave(tap, rules, view);
  if (tap.hash === '') return UNREADABLE;
  if (rules === undefined) return NO_ROSTER;
  const card = rowOf(rules.cards.byHash, tap.hash);
  return card < 0 ? UNKNOWN : decideCard(card, tap, rules, view, now);
};

/**
 * The same from the deny list on, for a card that was found: by its hash, or by the PIN of its holder.
 *
 * @param card  row of the card in `rules.cards`
 */
export const decideCard = (
  card: number,
  tap: Pick<Tap, 'isKeyed' | 'door'>,
  rules: Rules,
  view: DoorView,
  now: Now,
): Decision => {
  if (view.denied[card] === 1) return BLOCKED;
  const flags = rules.cards.flags[card] ?? 0;
  const state = flags & CARD_STATE_MASK;
  if (state !== 0) return BY_STATE[state] ?? UNKNOWN;
  if (view.mode === 'free') return FREE;
  if (view.mode === 'lockdown') return LOCKDOWN;
  const door = rules.doors[tap.door];
  if (door === undefined) return OTHER_DOOR;
  if (door.needs === 'keyed' && !(tap.isKeyed && (flags & CARD_KEYED) !== 0)) return ASSURANCE;
  const group = rules.cards.groups[card] ?? 0;
  if (rules.groups.doors[group * rules.doors.length + tap.door] !== 1) return OTHER_DOOR;
  return bySchedule(rules, card, group, now);
};
