import type { ReasonCode } from '@furtka/core-contract/reasons';
import { REASON_CODES } from '@furtka/core-contract/reasons';
import t from 'tap';
import {
  buildRoster,
  card,
  classGroup,
  door,
  hashOf,
  MONDAY_0900,
  staffGroup,
  uuid,
} from '../../fixtures/roster.ts';
import { compile } from './compile.ts';
import { DECISIONS, type DoorView, decide, type Tap } from './decide.ts';
import type { Rules } from './rules.ts';

const DAY = 86_400_000;
const PUPIL = 1;
const TEACHER = 2;
const BLOCKED = 3;
const CANCELLED = 4;
const DEACTIVATED = 5;
const NOT_ISSUED = 6;
const KEYHOLDER = 7;
const KEYED = 8;
const CLUB = 9;
const ELSEWHERE = 10;
const UNKNOWN = 99;

const roster = buildRoster({
  doors: [door(), door({ doorId: uuid('DoorId', 1), needs: 'keyed' })],
  groups: [classGroup(), staffGroup(), staffGroup({ doors: [uuid('DoorId', 1)] })],
  cards: [
    card(PUPIL),
    card(TEACHER, { group: 1 }),
    card(BLOCKED, { state: 'blocked' }),
    card(CANCELLED, { state: 'cancelled' }),
    card(DEACTIVATED, { state: 'deactivated' }),
    card(NOT_ISSUED, { state: 'not_issued' }),
    card(KEYHOLDER, { group: 1, keyholder: true }),
    card(KEYED, { assurance: 'keyed' }),
    card(CLUB, { extra: [{ date: '2026-11-23', from: '17:00', to: '19:00' }] }),
    card(ELSEWHERE, { group: 2 }),
  ],
});
const result = compile(roster, MONDAY_0900);
if (!result.ok) throw new Error(result.code);
const rules: Rules = result.rules;

interface Changes extends Partial<Tap> {
  readonly mode?: DoorView['mode'];
  readonly denied?: number;
  readonly atMs?: number;
  readonly ageMs?: number;
  readonly rules?: Rules | 'none';
}

const reasonOf = (number: number, changes: Changes = {}): ReasonCode => {
  const denied = new Uint8Array(roster.cards.length);
  if (changes.denied !== undefined) denied[changes.denied - 1] = 1;
  const tap: Tap = {
    hash: changes.hash ?? hashOf(number),
    isKeyed: changes.isKeyed ?? false,
    isExit: changes.isExit ?? false,
    door: changes.door ?? 0,
  };
  const schoolMs = changes.atMs ?? MONDAY_0900;
  const now = { schoolMs, systemMs: roster.issuedAtUtc + (changes.ageMs ?? 0) };
  const view = { mode: changes.mode ?? 'normal', denied } as const;
  return decide(tap, changes.rules === 'none' ? undefined : rules, view, now).reason;
};

const SATURDAY = MONDAY_0900 + 5 * DAY;
const EVENING = MONDAY_0900 + 8 * 3_600_000;

const table: readonly (readonly [string, ReasonCode, number, Changes])[] = [
  ['a pupil in lesson hours', 'granted.window', PUPIL, {}],
  ['a pupil in the evening', 'denied.outside_hours', PUPIL, { atMs: EVENING }],
  ['a pupil on a Saturday', 'denied.day_off', PUPIL, { atMs: SATURDAY }],
  ['a pupil on a day off', 'denied.day_off', PUPIL, { atMs: Date.UTC(2026, 11, 23, 9) }],
  [
    'a pupil beyond the compiled days',
    'denied.outside_hours',
    PUPIL,
    { atMs: MONDAY_0900 + 40 * DAY },
  ],
  ['a pupil of the club in the evening', 'granted.window', CLUB, { atMs: EVENING }],
  ['a teacher', 'granted.staff', TEACHER, {}],
  ['a teacher on a Saturday', 'denied.outside_hours', TEACHER, { atMs: SATURDAY }],
  ['an unknown card', 'denied.unknown', UNKNOWN, {}],
  ['a card that could not be read', 'denied.unreadable', PUPIL, { hash: '' }],
  ['a card on the deny list', 'denied.blocked', PUPIL, { denied: PUPIL }],
  ['the deny list goes before the state', 'denied.blocked', CANCELLED, { denied: CANCELLED }],
  ['a blocked card', 'denied.blocked', BLOCKED, {}],
  ['a cancelled card', 'denied.cancelled', CANCELLED, {}],
  ['a deactivated card', 'denied.deactivated', DEACTIVATED, {}],
  ['a card not handed over', 'denied.not_issued', NOT_ISSUED, {}],
  ['a blocked card in lockdown', 'denied.blocked', BLOCKED, { mode: 'lockdown' }],
  ['a teacher in lockdown', 'denied.lockdown', TEACHER, { mode: 'lockdown' }],
  ['a drill only notes', 'granted.staff', TEACHER, { mode: 'drill' }],
  ['a free door outside hours', 'granted.free', PUPIL, { mode: 'free', atMs: SATURDAY }],
  ['a free door and a blocked card', 'denied.blocked', BLOCKED, { mode: 'free' }],
  ['a bare UID at a door that wants a key', 'denied.assurance', PUPIL, { door: 1 }],
  ['a key of a card enrolled without one', 'denied.assurance', PUPIL, { door: 1, isKeyed: true }],
  ['a keyed card read by its UID', 'denied.assurance', KEYED, { door: 1 }],
  ['a keyed card', 'granted.window', KEYED, { door: 1, isKeyed: true }],
  ['a group of another door', 'denied.other_door', ELSEWHERE, {}],
  ['a door that the roster does not list', 'denied.other_door', TEACHER, { door: -1 }],
  ['a pupil, roster of exactly 30 days', 'granted.window', PUPIL, { ageMs: 30 * DAY }],
  ['a pupil, roster older than 30 days', 'denied.roster_expired', PUPIL, { ageMs: 30 * DAY + 1 }],
  ['a teacher, roster older than 30 days', 'granted.staff', TEACHER, { ageMs: 31 * DAY }],
  [
    'a teacher, roster older than 90 days',
    'denied.roster_expired',
    TEACHER,
    { ageMs: 90 * DAY + 1 },
  ],
  ['a keyholder, roster older than 90 days', 'granted.keyholder', KEYHOLDER, { ageMs: 91 * DAY }],
  ['a keyholder by schedule before that', 'denied.outside_hours', KEYHOLDER, { atMs: SATURDAY }],
  ['no roster', 'denied.no_roster', TEACHER, { rules: 'none' }],
  ['unreadable without a roster', 'denied.unreadable', PUPIL, { rules: 'none', hash: '' }],
  ['out: known', 'exit.known', PUPIL, { isExit: true, atMs: SATURDAY }],
  ['out: in lockdown', 'exit.known', PUPIL, { isExit: true, mode: 'lockdown' }],
  ['out: at a door of others that wants a key', 'exit.known', PUPIL, { isExit: true, door: 1 }],
  ['out: roster far too old', 'exit.known', PUPIL, { isExit: true, ageMs: 400 * DAY }],
  ['out: unknown', 'exit.unknown', UNKNOWN, { isExit: true }],
  ['out: without a roster', 'exit.unknown', PUPIL, { isExit: true, rules: 'none' }],
  ['out: deny list', 'exit.refused_card', PUPIL, { isExit: true, denied: PUPIL }],
  ['out: deactivated', 'exit.refused_card', DEACTIVATED, { isExit: true }],
  ['out: unreadable', 'exit.unreadable', PUPIL, { isExit: true, hash: '' }],
];

t.test('the decision table', async (t) => {
  for (const [name, reason, number, changes] of table)
    t.equal(reasonOf(number, changes), reason, name);
});

/** What the door adds to the roster's decision: PINs, lock-out, airlock (second-look, keypad), and what the hub commands. */
const BY_THE_DOOR = [
  'granted.once',
  'granted.card_pin',
  'granted.pin',
  'denied.pin_wrong',
  'denied.pin_missing',
  'denied.no_pin',
  'denied.locked_out',
  'denied.interlock',
  'denied.tamper',
];

t.test('every reason of the roster is reached, and the way out is always granted', async (t) => {
  const reached = new Set<string>(table.map(([, reason]) => reason));
  t.same(
    REASON_CODES.filter((code) => !reached.has(code)),
    BY_THE_DOOR,
  );
  for (const code of REASON_CODES)
    t.equal(DECISIONS[code].granted, !code.startsWith('denied.'), code);
});

t.test('margins are half open: the first minute counts, the last does not', async (t) => {
  const first = Date.UTC(2026, 10, 23, 6, 30);
  const end = Date.UTC(2026, 10, 23, 13, 5);
  t.equal(reasonOf(PUPIL, { atMs: first }), 'granted.window');
  t.equal(reasonOf(PUPIL, { atMs: first - 1 }), 'denied.outside_hours');
  t.equal(reasonOf(PUPIL, { atMs: end - 1 }), 'granted.window');
  t.equal(reasonOf(PUPIL, { atMs: end }), 'denied.outside_hours');
});
