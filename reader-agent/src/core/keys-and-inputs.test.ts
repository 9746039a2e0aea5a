import fc from 'fast-check';
import t from 'tap';
import { type DebounceKind, edge, look, settledAt } from './debounce.ts';
import { DECISIONS } from './decide.ts';
import { IDLE_KEYPAD, isPin, KEY_PAUSE_MS, type Keypad, pressed } from './keypad.ts';
import {
  FIRST_LOCK_MS,
  keptTries,
  LONGEST_LOCK_MS,
  lockedUntil,
  PINS_WITHIN_MS,
  recallTries,
  succeeded,
  TRIES,
  type Tries,
  tried,
} from './lock-out.ts';
import { type Circumstances, secondLook } from './second-look.ts';

const type = (keys: string, gapMs = 100): (string | undefined)[] => {
  let keypad: Keypad = IDLE_KEYPAD;
  let nowMs = 1_000;
  return [...keys].map((key) => {
    nowMs += gapMs;
    const step = pressed(keypad, key, nowMs);
    keypad = step.keypad;
    return step.entered;
  });
};

t.test('digits become an entry at the hash key; a star and a long pause begin anew', async (t) => {
  t.equal(type('1234#').at(-1), '1234');
  t.equal(type('12*5678#').at(-1), '5678');
  t.equal(type('#').at(-1), '');
  t.equal(type('12x34#').at(-1), '1234', 'what is no key is no key');
  t.equal(type('1234#', KEY_PAUSE_MS + 1).at(-1), '', 'digits that somebody left behind');
  const long = type('123456789012#').at(-1) ?? '';
  t.equal(isPin(long), false, 'too long stays wrong, it is not cut into a PIN');
  t.same(['123', '1234', '12345678', '123456789', '12a4'].map(isPin), [
    false,
    true,
    true,
    false,
    false,
  ]);
});

t.test('five wrong tries lock, each further lock is twice as long', async (t) => {
  const tries: Tries = new Map();
  let nowMs = 0;
  const lockOnce = (): number => {
    for (let count = 1; count < TRIES; count += 1) t.equal(tried(tries, 'pin', nowMs), false);
    t.equal(tried(tries, 'pin', nowMs), true);
    const lasts = lockedUntil(tries, 'pin', nowMs) - nowMs;
    nowMs += lasts;
    t.equal(lockedUntil(tries, 'pin', nowMs), 0, 'it ends by itself');
    return lasts;
  };
  t.same(
    [lockOnce(), lockOnce(), lockOnce()],
    [FIRST_LOCK_MS, 2 * FIRST_LOCK_MS, 4 * FIRST_LOCK_MS],
  );
  for (let count = 0; count < 10; count += 1) t.ok(lockOnce() <= LONGEST_LOCK_MS);
  t.equal(lockedUntil(tries, 'another card', nowMs), 0, 'nobody else is in the way of it');
});

t.test('slow guessing locks too, and a right PIN forgives one slip', async (t) => {
  const tries: Tries = new Map();
  const every = PINS_WITHIN_MS / (TRIES + 1);
  const isLocked = Array.from({ length: TRIES }, (_, count) => tried(tries, 'pin', count * every));
  t.equal(isLocked.at(-1), true);
  const typists: Tries = new Map();
  for (let count = 0; count < 50; count += 1) {
    t.equal(tried(typists, 'pin', count), false);
    succeeded(typists, 'pin');
  }
  for (let count = 1; count < TRIES; count += 1) tried(typists, 'pin', 100);
  succeeded(typists, 'pin');
  t.equal(tried(typists, 'pin', 101), false);
  t.equal(tried(typists, 'pin', 102), true, 'who comes in does not hand five fresh tries on');
});

t.test('a restart gives no fresh tries and shortens no lock', async (t) => {
  const tries: Tries = new Map();
  for (let count = 0; count < TRIES - 1; count += 1) tried(tries, 'pin', 1_000_000 + count);
  for (let count = 0; count < TRIES; count += 1) tried(tries, 'cards', 1_000_000 + count);
  const kept = keptTries(tries, 1_010_000);
  t.same(JSON.parse(JSON.stringify(kept)), kept, 'nothing but numbers and names of what was tried');
  const after = (awayMs: number): Tries => {
    const fresh: Tries = new Map();
    // The monotonic clock of a box begins at nothing.
    recallTries(fresh, kept, { nowMs: 50, awayMs });
    return fresh;
  };
  const soon = after(5000);
  t.ok(lockedUntil(soon, 'cards', 50) > 0, 'still locked');
  t.ok(lockedUntil(soon, 'cards', 50) <= 50 + FIRST_LOCK_MS);
  t.equal(lockedUntil(soon, 'cards', 50 + FIRST_LOCK_MS), 0, 'and not for longer');
  t.equal(tried(soon, 'pin', 60), true, 'the fifth try locks, whatever was between');
  const late = after(PINS_WITHIN_MS);
  t.equal(lockedUntil(late, 'cards', 50), 0, 'the time without the agent counts');
  t.equal(tried(late, 'pin', 60), false, 'old tries are forgotten as ever');
  const both = after(0);
  t.ok(lockedUntil(both, 'cards', 50) >= 50 + FIRST_LOCK_MS - 10_000, 'the clock was set back');
  const since: Tries = new Map();
  tried(since, 'pin', 40);
  recallTries(since, kept, { nowMs: 50, awayMs: 0 });
  t.equal(tried(since, 'pin', 60), true, 'what was tried before the disk was read counts too');
});

t.test('cards at random do not fill the memory', async (t) => {
  const tries: Tries = new Map();
  for (let card = 0; card < 5000; card += 1) tried(tries, `card ${card}`, card);
  t.ok(tries.size <= 256);
});

const AT: Circumstances = {
  isExit: false,
  isFree: false,
  opensBy: 'card',
  isStaff: false,
  canGivePin: false,
  lockedOut: 'no',
  isOtherOpen: false,
  isReaderOff: false,
};
const GOOD = DECISIONS['granted.staff'];
const told = (over: Partial<Circumstances>, decision = GOOD): string => {
  const answer = secondLook(decision, { ...AT, ...over });
  return answer === 'askPin' ? answer : answer.reason;
};

t.test('what a door asks besides the card', async (t) => {
  t.equal(told({}), 'granted.staff');
  t.equal(told({ opensBy: 'pin' }), 'granted.staff', 'a card opens where a PIN does');
  t.equal(told({ opensBy: 'card_pin', canGivePin: true }), 'askPin');
  t.equal(told({ opensBy: 'card_pin' }), 'denied.no_pin');
  t.equal(told({ isOtherOpen: true }), 'denied.interlock');
  t.equal(told({ isOtherOpen: true, isFree: true }), 'denied.interlock');
  t.equal(told({ isReaderOff: true, isFree: true }), 'denied.tamper');
  t.equal(told({ isReaderOff: true, isExit: true }), 'granted.staff');
  t.equal(told({ opensBy: 'pin', lockedOut: 'door' }), 'denied.locked_out');
  t.equal(told({ opensBy: 'pin', lockedOut: 'door', isStaff: true }), 'granted.staff');
  t.equal(told({ opensBy: 'card_pin', lockedOut: 'card', isStaff: true }), 'denied.locked_out');
  t.equal(told({ isFree: true, opensBy: 'card_pin' }, DECISIONS['granted.free']), 'granted.free');
});

t.test('the way out is never held back, a refusal never turned, whatever else is', async (t) => {
  const any = fc.record<Circumstances>({
    isExit: fc.boolean(),
    isFree: fc.boolean(),
    opensBy: fc.constantFrom('card', 'card_pin', 'pin'),
    isStaff: fc.boolean(),
    canGivePin: fc.boolean(),
    lockedOut: fc.constantFrom('no', 'door', 'card'),
    isOtherOpen: fc.boolean(),
    isReaderOff: fc.boolean(),
  });
  const decision = fc.constantFrom(...Object.values(DECISIONS));
  fc.assert(
    fc.property(any, decision, (at, was) => {
      const answer = secondLook(was, at);
      if (at.isExit) return answer === was;
      if (at.isReaderOff) return answer === DECISIONS['denied.tamper'];
      if (!was.granted) return answer === was;
      return answer === was || answer === 'askPin' || !answer.granted;
    }),
  );
  t.pass('held');
});

/** Plays edges at their times and gives what was told, with when. */
const play = (kind: DebounceKind, ms: number, edges: readonly (readonly [number, boolean])[]) => {
  const said: string[] = [];
  let settled = settledAt(false);
  let lookAtMs: number | undefined;
  const take = (step: ReturnType<typeof edge>, nowMs: number): void => {
    settled = step.settled;
    lookAtMs = step.lookAtMs ?? (settled.untilMs > nowMs ? settled.untilMs : undefined);
    if (step.told !== undefined) said.push(`${nowMs} ${step.told ? 'on' : 'off'}`);
  };
  const lookUntil = (endMs: number): void => {
    while (lookAtMs !== undefined && lookAtMs <= endMs) {
      const nowMs = lookAtMs;
      lookAtMs = undefined;
      take(look(settled, { kind, ms, nowMs }), nowMs);
    }
  };
  for (const [nowMs, wire] of edges) {
    lookUntil(nowMs);
    take(edge(settled, wire, { kind, ms, nowMs }), nowMs);
  }
  lookUntil(Number.MAX_SAFE_INTEGER);
  return said;
};

t.test('the first edge of a leaf counts at once, its bouncing does not', async (t) => {
  const bounce = [
    [100, true],
    [102, false],
    [104, true],
    [110, false],
    [112, true],
  ] as const;
  t.same(play('first', 20, bounce), ['100 on']);
  t.same(
    play('first', 20, [
      [100, true],
      [105, false],
    ]),
    ['100 on', '120 off'],
    'a short opening is not lost',
  );
  t.same(
    play('first', 20, [
      [100, true],
      [500, false],
    ]),
    ['100 on', '500 off'],
  );
  t.same(
    play('first', 0, [
      [100, true],
      [101, false],
    ]),
    ['100 on', '101 off'],
  );
});

t.test('a flicker of the mains is no alarm, a failure is', async (t) => {
  t.same(
    play('last', 2000, [
      [100, true],
      [900, false],
    ]),
    [],
  );
  t.same(play('last', 2000, [[100, true]]), ['2100 on']);
  t.same(
    play('last', 2000, [
      [100, true],
      [5000, false],
      [5100, true],
      [8000, false],
    ]),
    ['2100 on', '10000 off'],
  );
});
