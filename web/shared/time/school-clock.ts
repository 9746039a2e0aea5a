import type { Clock } from '@furtka/core-contract/clock';

/** The school's time on this page. It is told by the server, goes on by the browser's own clock and never steps back. */
export interface SchoolClock extends Clock {
  /** Takes the time from an answer of the server, UTC milliseconds. */
  set(schoolNowUtc: number): void;
  /** An event that has just happened proves that the school's time is at least this; older proofs change nothing. */
  atLeast(utcMs: number): void;
  /** Calls when the time jumped; not for its going on. Gives the function that ends it. */
  onJump(listener: () => void): () => void;
}

/** @param monotonic  milliseconds that never step, from any start */
export const createSchoolClock = (system: Clock, monotonic: () => number): SchoolClock => {
  let base = { utcMs: system.nowMs(), at: monotonic() };
  const listeners = new Set<() => void>();
  const nowMs = () => base.utcMs + (monotonic() - base.at);
  const set = (utcMs: number) => {
    base = { utcMs, at: monotonic() };
    for (const listener of listeners) listener();
  };
  return {
    nowMs,
    set,
    atLeast: (utcMs) => {
      if (utcMs > nowMs()) set(utcMs);
    },
    onJump: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
