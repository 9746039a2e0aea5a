import type { Roster } from '@furtka/core-contract/roster';
import { buildRoster, card, classGroup, hashOf, MONDAY_0900 } from '../fixtures/roster.ts';
import { compile } from '../src/core/compile.ts';
import { type Decision, type DoorView, decide, type Now, type Tap } from '../src/core/decide.ts';
import type { Rules } from '../src/core/rules.ts';

const CARDS = 5000;
const GROUPS = 24;
/** Enough distinct strings that no look-up profits from a hash that the engine remembered. */
const TAPS = 500_000;

/** 24 classes of 25 school days each: 600 windows; every class has lessons of other hours. */
const benchRoster = (): Roster =>
  buildRoster({
    groups: Array.from({ length: GROUPS }, (_, group) =>
      classGroup({
        groupId: `class-${group}`,
        lessons: [1, 2, 3, 4, 5].map((weekday) => ({
          weekday,
          firstPeriod: group % 3,
          lastPeriod: 5 + (group % 4),
        })),
      }),
    ),
    cards: Array.from({ length: CARDS }, (_, number) =>
      card(number, { group: number % GROUPS, state: number % 10 === 0 ? 'blocked' : 'active' }),
    ),
  });

/** Cards at random; unknown ones fill up to a third refused. A linear congruential generator: the same taps at each run. */
const benchTaps = (): readonly Tap[] => {
  let seed = 20261121;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
  return Array.from({ length: TAPS }, () => {
    const number = next(4) === 0 ? CARDS + next(CARDS) : next(CARDS);
    const hash = Buffer.from(hashOf(number)).toString('latin1');
    return { hash, isKeyed: false, isExit: false, door: 0 };
  });
};

const run = (taps: readonly Tap[], rules: Rules, view: DoorView, now: Now): number => {
  let granted = 0;
  for (const tap of taps) {
    const decision: Decision = decide(tap, rules, view, now);
    if (decision.granted) granted += 1;
  }
  return granted;
};

export interface DecideFigures {
  readonly perSecond: number;
  readonly refusedShare: number;
  readonly cards: number;
  readonly windows: number;
}

/** Decisions a second on one core, card look-up by hash included, the HMAC of the credential not. */
export const benchDecide = (rounds = 6): DecideFigures => {
  const roster = benchRoster();
  const schoolMs = MONDAY_0900;
  const compiled = compile(roster, schoolMs);
  if (!compiled.ok) throw new Error(compiled.code);
  const { rules } = compiled;
  const view: DoorView = { mode: 'normal', denied: new Uint8Array(CARDS) };
  const now: Now = { systemMs: roster.issuedAtUtc, schoolMs };
  const taps = benchTaps();
  run(taps, rules, view, now);
  const started = process.hrtime.bigint();
  let granted = 0;
  for (let round = 0; round < rounds; round += 1) granted += run(taps, rules, view, now);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return {
    perSecond: Math.round((rounds * TAPS) / seconds),
    refusedShare: 1 - granted / (rounds * TAPS),
    cards: CARDS,
    windows: rules.groups.windows.length / 2,
  };
};
