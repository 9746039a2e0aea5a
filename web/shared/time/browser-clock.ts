import type { Clock } from '@furtka/core-contract/clock';

/** The one place where a page reads the browser's clocks. */
export const browserClock: Clock = { nowMs: () => Date.now() };

/** Milliseconds since the page began; never steps. */
export const monotonicMs = (): number => performance.now();
