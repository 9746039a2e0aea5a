/** `baseMs`: ceiling of the first pause; it doubles to `capMs`. */
export interface Backoff {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * Pause before the next try, with full jitter: anything from 0 to a ceiling that doubles, so that a thousand hubs which lost
 * their core in one moment do not come back in one moment.
 *
 * @param failures  tries that failed in a row; 0 → no pause
 * @param random    0 ≤ random < 1
 * @returns         whole milliseconds, 0..`capMs`
 */
export const pauseMs = (failures: number, random: number, { baseMs, capMs }: Backoff): number => {
  if (failures <= 0) return 0;
  const ceilingMs = Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30));
  return Math.floor(random * (ceilingMs + 1));
};
