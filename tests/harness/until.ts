const STEP_MS = 20;

/** For questions that cost something themselves. */
export const SELDOM_MS = 250;

/**
 * Waits until something holds, looking again and again; no fixed sleep.
 *
 * @param what  for the error's text
 * @returns what `look` gave, once it is neither `undefined` nor `false`
 */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = 20_000,
  stepMs = STEP_MS,
): Promise<T> => {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
};
