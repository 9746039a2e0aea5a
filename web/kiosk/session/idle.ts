/** A kiosk that nobody touches shows no names after this. */
export const IDLE_MS = 60_000;
/** How long before that it says so. */
const WARN_MS = 10_000;
/** The hub is told at most this often that somebody is at the screen. */
const TELL_EVERY_MS = 15_000;

export type IdleState = 'busy' | 'warning' | 'over';

/** Counts the time since the last touch. Times: monotonic milliseconds, handed in. */
export interface IdleWatch {
  /** Somebody touched the screen. Gives whether the hub is due to hear of it. */
  touch(nowMs: number): boolean;
  state(nowMs: number): IdleState;
  /** Whole seconds until the screen locks, 0..60. */
  secondsLeft(nowMs: number): number;
}

export const createIdleWatch = (startMs: number): IdleWatch => {
  let touchedMs = startMs;
  let toldMs = startMs;
  const leftMs = (nowMs: number) => Math.max(0, touchedMs + IDLE_MS - nowMs);
  return {
    touch: (nowMs) => {
      touchedMs = nowMs;
      if (nowMs - toldMs < TELL_EVERY_MS) return false;
      toldMs = nowMs;
      return true;
    },
    state: (nowMs) => {
      const left = leftMs(nowMs);
      if (left === 0) return 'over';
      return left <= WARN_MS ? 'warning' : 'busy';
    },
    secondsLeft: (nowMs) => Math.ceil(leftMs(nowMs) / 1000),
  };
};
