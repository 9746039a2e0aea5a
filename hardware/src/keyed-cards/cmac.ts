import { timingSafeEqual } from 'node:crypto';
import { BLOCK, encrypt } from './aes.ts';

/** The constant of the field with 128 bits (SP 800-38B 5.3). */
const R128 = 0x87;

/** One bit to the left in the field: how both subkeys come about. */
const doubled = (block: Uint8Array): Uint8Array => {
  const out = new Uint8Array(BLOCK);
  for (let at = 0; at < BLOCK; at += 1) {
    out[at] = ((block[at] ?? 0) << 1) | ((block[at + 1] ?? 0) >>> 7);
  }
  if (((block[0] ?? 0) & 0x80) !== 0) out[BLOCK - 1] = (out[BLOCK - 1] ?? 0) ^ R128;
  return out;
};

/**
 * AES-CMAC of 16 bytes (NIST SP 800-38B, RFC 4493).
 *
 * @param key    16 bytes
 * @param data   any length, also none
 * @param padTo  length below which a short message is padded, 16; AN10922 pads to two blocks
 */
export const cmac = (key: Uint8Array, data: Uint8Array, padTo = BLOCK): Uint8Array => {
  const whole = data.length >= padTo && data.length % BLOCK === 0;
  const length = whole
    ? data.length
    : Math.max(padTo, Math.ceil((data.length + 1) / BLOCK) * BLOCK);
  const message = new Uint8Array(length);
  message.set(data);
  if (!whole) message[data.length] = 0x80;
  const first = doubled(encrypt(key, new Uint8Array(BLOCK)));
  const subkey = whole ? first : doubled(first);
  for (let at = 0; at < BLOCK; at += 1) {
    const place = length - BLOCK + at;
    message[place] = (message[place] ?? 0) ^ (subkey[at] ?? 0);
  }
  return encrypt(key, message).slice(-BLOCK);
};

/** The eight bytes that DESFire and NTAG 424 send of a CMAC: every second one, from the second on. */
export const shortMac = (key: Uint8Array, data: Uint8Array): Uint8Array =>
  cmac(key, data).filter((_, at) => at % 2 === 1);

/** Compares in a time that tells nothing of where the two differ. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
