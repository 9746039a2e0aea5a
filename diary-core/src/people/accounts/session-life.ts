/** 45 minutes without activity end a session (ACCT-17, S0 §25). */
export const IDLE_MS = 45 * 60_000;
/** However busy, a session ends after 12 hours. */
export const LONGEST_SESSION_MS = 12 * 3_600_000;
/** Activity is written at most this often, so that reading does not become writing. */
export const ACTIVITY_STEP_MS = 30_000;

export interface SessionTimes {
  readonly startedAtUtc: number;
  readonly lastActivityAtUtc: number;
}

/** When this session ends if nothing more happens: UTC ms of the system clock. */
export const sessionEndsAt = (times: SessionTimes): number =>
  Math.min(times.lastActivityAtUtc + IDLE_MS, times.startedAtUtc + LONGEST_SESSION_MS);

export const isSessionOver = (times: SessionTimes, nowUtc: number): boolean =>
  nowUtc >= sessionEndsAt(times);
