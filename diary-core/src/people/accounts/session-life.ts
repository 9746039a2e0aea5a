/** 45 minutes without activity end a session (ACCT-17, S0 §25). */
export const IDLE_MS = 45 * 60_000;
/** However busy, a session ends after 12 hours. */
export const LONGEST_SESSION_MS = 12 * 3_600_000;
/** A person's own device, locked, may be opened again for this long after its last use (C-41). */
export const OWN_DEVICE_MS = 30 * 24 * 3_600_000;
/** Activity is written at most this often, so that reading does not become writing. */
export const ACTIVITY_STEP_MS = 30_000;

export interface SessionTimes {
  readonly startedAtUtc: number;
  readonly lastActivityAtUtc: number;
  readonly isOwnDevice: boolean;
  readonly unlockedAtUtc: number | null;
}

/** When this session's rights end if nothing more happens: UTC ms of the system clock. */
export const sessionEndsAt = (times: SessionTimes): number =>
  Math.min(
    times.lastActivityAtUtc + IDLE_MS,
    Math.max(times.startedAtUtc, times.unlockedAtUtc ?? 0) + LONGEST_SESSION_MS,
  );

/** `locked`: its rights have ended, and its owner may open it again on this device. */
export const sessionState = (times: SessionTimes, nowUtc: number): 'open' | 'locked' | 'over' => {
  if (nowUtc < sessionEndsAt(times)) return 'open';
  const isKept = times.isOwnDevice && nowUtc < times.lastActivityAtUtc + OWN_DEVICE_MS;
  return isKept ? 'locked' : 'over';
};
