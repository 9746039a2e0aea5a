import type { Clocks } from '@furtka/core-contract/clock';

/** A clock that stands still until it is moved; both clocks show the same. */
export interface TestClock {
  nowMs(): number;
  monotonicMs(): number;
  advance(ms: number): void;
  set(ms: number): void;
}

/** 2026-09-07T06:00:00Z, a Monday of term time, 08:00 in Warsaw. */
export const TEST_START_MS = Date.UTC(2026, 8, 7, 6, 0, 0);

export const makeTestClock = (): TestClock & { readonly clocks: Clocks } => {
  let now = TEST_START_MS;
  const clock = {
    nowMs: () => now,
    monotonicMs: () => now - TEST_START_MS,
    advance: (ms: number) => {
      now += ms;
    },
    set: (ms: number) => {
      now = ms;
    },
  };
  const clocks = { system: clock, school: clock, monotonicMs: clock.monotonicMs };
  return { ...clock, clocks };
};
