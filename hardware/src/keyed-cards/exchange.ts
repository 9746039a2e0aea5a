/**
 * A talk with a card, told step by step: it yields command APDUs and is resumed with the card's answers, status included. Pure:
 * who drives it does the transmitting and keeps the time, and may drop it at any step.
 */
export type Exchange<Result> = Generator<Uint8Array, Result, Uint8Array>;

/** An answer taken apart. `status` is -1 for an answer too short to have one. */
export interface CardAnswer {
  readonly data: Uint8Array;
  readonly status: number;
}

export const takeApart = (answer: Uint8Array): CardAnswer => {
  if (answer.length < 2) return { data: new Uint8Array(), status: -1 };
  const at = answer.length - 2;
  return { data: answer.subarray(0, at), status: ((answer[at] ?? 0) << 8) | (answer[at + 1] ?? 0) };
};

/** Sends one command and takes its answer apart. */
export function* ask(command: Uint8Array): Exchange<CardAnswer> {
  return takeApart(yield command);
}
