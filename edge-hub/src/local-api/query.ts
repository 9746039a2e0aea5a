import Type from 'typebox';

/** A whole number in a query string; nothing is coerced, so it is a text. */
export const Digits = Type.String({ pattern: '^[0-9]{1,15}$' });

/** Longest that a request may wait for news. */
const WAIT_MAX_MS = 25_000;

export const waitMsOf = (text: string | undefined): number =>
  Math.min(Number(text ?? 0), WAIT_MAX_MS);
