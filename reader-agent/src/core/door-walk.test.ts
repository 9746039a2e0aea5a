import fc from 'fast-check';
import t from 'tap';
import { World } from '../../fixtures/door-world.ts';
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
import { DECISIONS, type Decision, decide } from './decide.ts';
import {
  FIRST_LOCK_MS,
  LONGEST_LOCK_MS,
  lockedUntil,
  succeeded,
  type Tries,
  tried,
} from './lock-out.ts';
import { secondLook } from './second-look.ts';

const PUPIL = 1;
const TEACHER = 2;
const BLOCKED = 3;
const UNKNOWN = 99;

const roster = buildRoster({
  doors: [door(), door({ doorId: uuid('DoorId', 1) })],
  groups: [classGroup(), staffGroup()],
  cards: [card(PUPIL), card(TEACHER, { group: 1 }), card(BLOCKED, { state: 'blocked' })],
});
const compiled = compile(roster, MONDAY_0900);
if (!compiled.ok) throw new Error(compiled.code);
const { rules } = compiled;
const denied = new Uint8Array(roster.cards.length);
const NOW = { schoolMs: MONDAY_0900, systemMs: MONDAY_0900 };

type Pin = 'right' | 'wrong' | 'underThreat';

/**
 * Two doors of an airlock, staff by card and PIN. The parts are the real ones: decision, second look, tries, door machine. What puts them
 * together is not the shell's `TapDesk`, whose every PIN is scrypt on another thread: 2,000 walks with some 20 PINs each would take
 * most of an hour, and their order would hang on those threads. How the desk does it is shown through a whole agent in `door-pin.test.ts`,
 * `door-behaviour.test.ts` and `attacks-door.test.ts`.
 */
class Airlock {
  readonly sides = [new World(true), new World(true)] as const;
  readonly tries: readonly [Tries, Tries] = [new Map(), new Map()];
  readonly reasons = new Set<string>();
  faults: string[] = [];

  constructor() {
    for (const side of this.sides) side.feed({ kind: 'contact', open: false });
  }

  tap(at: 0 | 1, number: number, pin: Pin): void {
    const world = this.sides[at];
    const other = this.sides[at === 0 ? 1 : 0];
    const { mode } = world.state;
    const isFree = mode === 'free' || (world.state.isFreeByHours && mode !== 'lockdown');
    const view = { mode: isFree ? ('free' as const) : mode, denied };
    const tap = { hash: hashOf(number), isKeyed: false, isExit: false, door: at };
    const lockedOut = this.#lockedOut(at, number);
    const looked = secondLook(decide(tap, rules, view, NOW), {
      isExit: false,
      isFree,
      opensBy: 'card_pin',
      isStaff: number === TEACHER,
      canGivePin: number === TEACHER,
      lockedOut,
      isOtherOpen: other.state.name !== 'locked',
      isReaderOff: false,
    });
    const decision = looked === 'askPin' ? this.#byPin(at, number, pin) : looked;
    if (decision.reason === 'denied.unknown') tried(this.tries[at], 'cards', world.now);
    this.reasons.add(decision.reason);
    this.#judge(at, number, { decision, lockedOut, isFree });
    if (decision.granted) world.tap({ isDuress: looked === 'askPin' && pin === 'underThreat' });
    else
      world.feed({ kind: 'denied', tap: { tapId: 'x', direction: 'in', reason: decision.reason } });
  }

  #lockedOut(at: 0 | 1, number: number): 'no' | 'door' | 'card' {
    const { now } = this.sides[at];
    if (lockedUntil(this.tries[at], `card ${number}`, now) > 0) return 'card';
    return lockedUntil(this.tries[at], 'cards', now) > 0 ? 'door' : 'no';
  }

  #byPin(at: 0 | 1, number: number, pin: Pin): Decision {
    if (pin === 'wrong') {
      tried(this.tries[at], `card ${number}`, this.sides[at].now);
      return DECISIONS['denied.pin_wrong'];
    }
    succeeded(this.tries[at], `card ${number}`);
    return DECISIONS['granted.card_pin'];
  }

  /** What must hold at every tap from outside, whatever came before. */
  #judge(
    at: 0 | 1,
    number: number,
    seen: { readonly decision: Decision; readonly lockedOut: string; readonly isFree: boolean },
  ): void {
    const { decision, lockedOut, isFree } = seen;
    const other = this.sides[at === 0 ? 1 : 0];
    const mustRefuse: readonly (readonly [string, boolean])[] = [
      ['the other door of the airlock is open', other.state.name !== 'locked'],
      ['lockdown', this.sides[at].state.mode === 'lockdown'],
      ['a blocked card', number === BLOCKED],
      ['an unknown card', number === UNKNOWN],
      ['a pupil without a PIN', number === PUPIL && !isFree],
      ['this card is locked', lockedOut === 'card' && !isFree],
    ];
    for (const [why, must] of mustRefuse)
      if (must && decision.granted) this.faults.push(`opened: ${why}`);
    const isLockedOut = decision.reason === 'denied.locked_out';
    if (lockedOut === 'door' && number === TEACHER && isLockedOut)
      this.faults.push('tries of others keep a teacher out');
  }
}

type Move = readonly [name: string, act: (lock: Airlock) => void];
const atEach = (name: string, act: (world: World, lock: Airlock, at: 0 | 1) => void): Move[] =>
  ([0, 1] as const).map((at) => [`${name} ${at}`, (lock) => act(lock.sides[at], lock, at)]);
const both = (name: string, act: (world: World) => void): Move => [
  name,
  (lock) => lock.sides.forEach(act),
];
const MOVES: readonly Move[] = [
  ...atEach('pupil', (_, lock, at) => lock.tap(at, PUPIL, 'right')),
  ...atEach('teacher', (_, lock, at) => lock.tap(at, TEACHER, 'right')),
  ...atEach('teacher, wrong PIN', (_, lock, at) => lock.tap(at, TEACHER, 'wrong')),
  ...atEach('somebody guesses', (world, lock, at) => {
    for (let tries = 0; tries < 10; tries += 1) {
      lock.tap(at, TEACHER, 'wrong');
      world.advance(6_000);
    }
  }),
  ...atEach('teacher under threat', (_, lock, at) => lock.tap(at, TEACHER, 'underThreat')),
  ...atEach('blocked', (_, lock, at) => lock.tap(at, BLOCKED, 'right')),
  ...atEach('unknown', (_, lock, at) => lock.tap(at, UNKNOWN, 'right')),
  ...atEach('out', (world) => world.leave()),
  ...atEach('leaf opens', (world) => world.feed({ kind: 'contact', open: true })),
  ...atEach('leaf shuts', (world) => world.feed({ kind: 'contact', open: false })),
  ...atEach('restart', (world) => world.restart()),
  both('lockdown', (world) => world.feed({ kind: 'mode', mode: 'lockdown' })),
  both('drill', (world) => world.feed({ kind: 'mode', mode: 'drill' })),
  both('normal', (world) => world.feed({ kind: 'mode', mode: 'normal' })),
  both('free hours', (world) => world.feed({ kind: 'freeHours', active: true, firstIn: true })),
  both('hours over', (world) => world.feed({ kind: 'freeHours', active: false, firstIn: true })),
  both('fire', (world) => world.feed({ kind: 'fire', active: true })),
  both('no fire', (world) => world.feed({ kind: 'fire', active: false })),
  both('a moment', (world) => world.advance(700)),
  both('a while', (world) => world.advance(4000)),
  both('a lock of tries ends', (world) => world.advance(FIRST_LOCK_MS)),
  both('the longest ends', (world) => world.advance(LONGEST_LOCK_MS)),
];

t.test(
  'random walks through an airlock with PINs, lock-outs, threats, lockdown, free hours and fire',
  async (t) => {
    const met = new Set<string>();
    const walk = fc.array(fc.constantFrom(...MOVES), { maxLength: 80 });
    fc.assert(
      fc.property(walk, (moves) => {
        const lock = new Airlock();
        for (const [, act] of moves) act(lock);
        for (const side of lock.sides) side.advance(100_000);
        for (const { kind } of lock.sides.flatMap(({ records }) => records)) met.add(kind);
        for (const reason of lock.reasons) met.add(reason);
        return (
          lock.faults.length === 0 &&
          lock.sides.every(
            ({ faults, records, taps }) =>
              faults.length === 0 &&
              new Set(records.flatMap(({ tapId }) => tapId ?? [])).size === taps,
          )
        );
      }),
      { numRuns: 2000 },
    );
    const MUST_MEET = [
      ...['duress', 'door.forced', 'door.held', 'door.closed', 'fire.released', 'door.freed'],
      ...['granted.card_pin', 'granted.free', 'denied.interlock', 'denied.lockdown'],
      ...['denied.locked_out', 'denied.pin_wrong', 'denied.no_pin', 'denied.blocked'],
    ];
    for (const one of MUST_MEET) t.ok(met.has(one), `the walks came to ${one}`);
  },
);
