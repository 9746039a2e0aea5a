import { getPriority, setPriority } from 'node:os';

/** Steps of nice between a worker thread and the thread with the doors. */
const STEPS_BACK = 5;
const LAST = 19;

/**
 * Lets the thread with the doors go first where both want the same processor; to be called by a worker thread for itself. Linux
 * keeps this by thread; elsewhere it would hold the doors back too, and nothing is done.
 */
export const stepBack = (): void => {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, Math.min(LAST, getPriority(0) + STEPS_BACK));
  } catch {
    // Already further back, by whoever started the process: that is as good.
  }
};
