import type { Exchange } from './exchange.ts';

/** Sends one APDU; `undefined` when the card is gone or mute. */
export type Transmit = (apdu: Uint8Array) => Promise<Uint8Array | undefined>;

/**
 * Drives an exchange to its end.
 *
 * @param withinMs  for the whole of it, milliseconds; answers that come later are dropped
 * @returns         its result, or `undefined` when the card went away or the time was up
 */
export const runExchange = async <Result>(
  exchange: Exchange<Result>,
  transmit: Transmit,
  withinMs: number,
): Promise<Result | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, withinMs, undefined);
  });
  try {
    let step = exchange.next();
    while (step.done !== true) {
      const answer = await Promise.race([transmit(step.value), late]);
      if (answer === undefined) return undefined;
      step = exchange.next(answer);
    }
    return step.value;
  } finally {
    clearTimeout(timer);
  }
};
