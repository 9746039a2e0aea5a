/** How far the system clock may be from the hub's to be called sure, ms. */
export const HUB_AGREES_WITHIN_MS = 2000;
/** The wall clock ran this much otherwise than the monotonic one: it was set. */
export const STEP_MS = 2000;
/** An agreement with the hub is worth this long; a cheap crystal drifts less than a second in that time. */
export const AGREEMENT_LASTS_MS = 6 * 3_600_000;

/** One reading of the clocks, ms. */
export interface ClockReading {
  readonly systemMs: number;
  readonly monotonicMs: number;
}

/**
 * What is known about the system clock. It is never taken to be before `floorMs`, the newest instant that has certainly
 * passed: build time, newest own event, issue time of the roster.
 */
export interface ClockTrust {
  readonly floorMs: number;
  /** Monotonic time at which the floor was reached. */
  readonly floorAtMs: number;
  readonly isSynchronised: boolean;
  /** Monotonic time of the last agreement with the hub, -Infinity = none. */
  readonly agreedAtMs: number;
  readonly last: ClockReading;
}

export const newTrust = (floorMs: number, now: ClockReading): ClockTrust => ({
  floorMs,
  floorAtMs: now.monotonicMs,
  isSynchronised: false,
  agreedAtMs: Number.NEGATIVE_INFINITY,
  last: now,
});

const floorNow = (trust: ClockTrust, monotonicMs: number): number =>
  Math.round(trust.floorMs + monotonicMs - trust.floorAtMs);

/** Best estimate of the system time, whole UTC ms. */
export const trustedNow = (trust: ClockTrust, now: ClockReading): number =>
  now.systemMs >= trust.floorMs ? now.systemMs : floorNow(trust, now.monotonicMs);

export const isSure = (trust: ClockTrust, now: ClockReading): boolean =>
  now.systemMs >= trust.floorMs &&
  (trust.isSynchronised || now.monotonicMs - trust.agreedAtMs <= AGREEMENT_LASTS_MS);

/** Raises the floor; a lower one changes nothing. */
export const withFloor = (trust: ClockTrust, floorMs: number, now: ClockReading): ClockTrust =>
  floorMs <= floorNow(trust, now.monotonicMs)
    ? trust
    : { ...trust, floorMs, floorAtMs: now.monotonicMs };

/** The hub told its time. */
export const withHubTime = (trust: ClockTrust, hubUtc: number, now: ClockReading): ClockTrust => ({
  ...trust,
  agreedAtMs:
    Math.abs(hubUtc - now.systemMs) <= HUB_AGREES_WITHIN_MS
      ? now.monotonicMs
      : Number.NEGATIVE_INFINITY,
});

/** Looks whether the clock was set since the last look. `byMs` is 0 when it was not. */
export const watchStep = (
  trust: ClockTrust,
  now: ClockReading,
): { readonly trust: ClockTrust; readonly byMs: number } => {
  const byMs = now.systemMs - trust.last.systemMs - (now.monotonicMs - trust.last.monotonicMs);
  if (Math.abs(byMs) < STEP_MS) return { trust: { ...trust, last: now }, byMs: 0 };
  const agreedAtMs = Number.NEGATIVE_INFINITY;
  return { trust: { ...trust, agreedAtMs, last: now }, byMs: Math.round(byMs) };
};
