/** First and longest wait between two attempts to reach the hub, ms. */
export const BACKOFF_FIRST_MS = 250;
export const BACKOFF_MOST_MS = 15_000;

/**
 * How long to wait before attempt `attempt` (0 = the first after a loss): doubled each time up to 15 s, and a random half of
 * it on top, so that 20 agents do not come back in one moment.
 *
 * @param random  0 ≤ random < 1
 */
export const backoffMs = (attempt: number, random: number): number => {
  const whole = Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
};
