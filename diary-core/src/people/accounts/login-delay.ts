/**
 * How failed logins slow further tries down (ACCT-52). A bucket counts the failures of one login from one device; all
 * devices that never held a session of that account share one bucket, so a stranger cannot slow a known device.
 */
export interface LoginBucket {
  readonly failures: number;
  readonly lastFailureAtUtc: number;
}

/** Failures that cost nothing: people mistype. */
export const FREE_FAILURES = 5;
export const FIRST_DELAY_MS = 1_000;
export const LONGEST_DELAY_MS = 5 * 60_000;
/** After this long without a failure a bucket is empty again. */
export const BUCKET_LIFE_MS = 24 * 3_600_000;

/** How long a browser stays known; also the life of its cookie. */
export const DEVICE_LIFE_MS = 400 * 24 * 3_600_000;

/** Tries with logins that do not exist, from one address, that are judged in full within `ADDRESS_WINDOW_MS`. */
export const ADDRESS_FREE_FAILURES = 30;
export const ADDRESS_WINDOW_MS = 10 * 60_000;

/** The delay that follows the given number of failures: 0 up to five, then 1 s, 2 s, 4 s … 5 min. */
export const delayAfter = (failures: number, free = FREE_FAILURES): number =>
  failures <= free
    ? 0
    : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(30, failures - free - 1));

/** Milliseconds until the next try of this bucket is judged; 0 = now. A clock that went back never lengthens the delay. */
export const waitMs = (
  bucket: LoginBucket | undefined,
  nowUtc: number,
  free = FREE_FAILURES,
): number => {
  if (bucket === undefined) return 0;
  const delay = delayAfter(bucket.failures, free);
  const past = Math.max(0, nowUtc - bucket.lastFailureAtUtc);
  return Math.max(0, delay - past);
};

/** Failures counted so far; a bucket untouched for a day starts anew. */
export const failuresNow = (bucket: LoginBucket | undefined, nowUtc: number): number =>
  bucket === undefined || nowUtc - bucket.lastFailureAtUtc >= BUCKET_LIFE_MS ? 0 : bucket.failures;
