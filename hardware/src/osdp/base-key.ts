import { randomBytes } from 'node:crypto';

const LENGTH = 16;

/** The key that every new device has and everybody knows (v2.2 Annex D); good for the install mode only. */
export const DEFAULT_KEY: Uint8Array = Uint8Array.from(
  { length: LENGTH },
  (_, index) => 0x30 + index,
);

const isRun = (key: Uint8Array, step: number): boolean =>
  key.every((byte, index) => index === 0 || byte === (((key[index - 1] ?? 0) + step) & 0xff));

/** Two bytes that come again and again, three …: what hands type. */
const isRepeated = (key: Uint8Array): boolean =>
  [1, 2, 4, 8].some((period) => key.every((byte, index) => byte === key[index % period]));

/**
 * Why a base key must not be used, `undefined` when it may: wrong length, the default key, one byte or group repeated, counting up
 * or down.
 */
export const keyFault = (
  key: Uint8Array,
): 'key.length' | 'key.default' | 'key.repeated' | 'key.counting' | undefined => {
  if (key.length !== LENGTH) return 'key.length';
  if (Buffer.from(key).equals(DEFAULT_KEY)) return 'key.default';
  if (isRepeated(key)) return 'key.repeated';
  return isRun(key, 1) || isRun(key, -1) ? 'key.counting' : undefined;
};

/** A base key from the system's random source. */
export const newBaseKey = (): Uint8Array => randomBytes(LENGTH);
