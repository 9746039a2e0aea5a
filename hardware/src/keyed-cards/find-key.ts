import { authenticateEv2, type Ev2Session } from './ev2-auth.ts';
import type { Exchange } from './exchange.ts';

/** Every key of a card as it leaves the factory, and of a new application. */
export const FACTORY_KEY = new Uint8Array(16);

/** 16 bytes nobody can foresee, new at each call. */
export type DrawRandom = () => Uint8Array;

export interface FoundKey {
  readonly session: Ev2Session;
  /** The key is ours already; otherwise it is the factory's. */
  readonly isOurs: boolean;
  readonly key: Uint8Array;
}

/**
 * Finds out which of two keys a card holds under a number: ours, as after an earlier or an interrupted personalisation, or the
 * factory's. `undefined`: neither, the card belongs to somebody else.
 */
export function* findKey(
  keyNumber: number,
  ours: Uint8Array,
  draw: DrawRandom,
): Exchange<FoundKey | undefined> {
  for (const key of [ours, FACTORY_KEY]) {
    const session = yield* authenticateEv2(keyNumber, key, draw());
    if (session !== undefined) return { session, key, isOurs: key === ours };
  }
  return undefined;
}
