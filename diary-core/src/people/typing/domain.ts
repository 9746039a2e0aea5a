/** Logins that are learned before anything is said. */
export const LEARNED = 10;
/** The newest samples that count. */
export const KEPT = 30;
/** Distance beyond which a login counts as typed unlike the others; measured in `error-rates.test.ts`. */
export const UNLIKE_HUNDREDTHS = 190;
/** So small a spread is not believed of a person, ms. */
const LEAST_SPREAD_MS = 8;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * How far a typing lies from the usual, in hundredths of the usual spread: the scaled Manhattan distance.
 *
 * @param samples  times of former logins, each as long as `times`; those of another length are not compared
 * @returns        `undefined` while too few are known
 * Source          Killourhy, Maxion: Comparing Anomaly-Detection Algorithms for Keystroke Dynamics, DSN 2009
 */
export const distanceHundredths = (
  samples: readonly (readonly number[])[],
  times: readonly number[],
): number | undefined => {
  const alike = samples.filter((sample) => sample.length === times.length);
  if (alike.length < LEARNED || times.length === 0) return undefined;
  const parts = times.map((time, index) => {
    const known = alike.map((sample) => sample[index] ?? 0);
    const mean = meanOf(known);
    const spread = meanOf(known.map((value) => Math.abs(value - mean)));
    return Math.abs(time - mean) / Math.max(LEAST_SPREAD_MS, spread);
  });
  return Math.round(meanOf(parts) * 100);
};
