const STEP_MS = 5;

/** Waits for a condition; after `withinMs` (default 5,000) it gives up with what it waited for. */
export const until = async (
  isTrue: () => boolean | Promise<boolean>,
  what = 'the condition',
  withinMs = 5_000,
): Promise<void> => {
  const end = performance.now() + withinMs;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
};
