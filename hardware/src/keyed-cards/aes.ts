import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Bytes of an AES block, and of every key of a card. */
export const BLOCK = 16;
const ZERO = new Uint8Array(BLOCK);

/**
 * AES-128-CBC without padding (FIPS 197, NIST SP 800-38A 6.2).
 *
 * @param data  whole blocks
 * @param iv    zeros where the protocol chains nothing
 */
export const encrypt = (key: Uint8Array, data: Uint8Array, iv: Uint8Array = ZERO): Uint8Array => {
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};

/** The way back of `encrypt`; `data` holds whole blocks. */
export const decrypt = (key: Uint8Array, data: Uint8Array, iv: Uint8Array = ZERO): Uint8Array => {
  const cipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};

/** Padding of ISO/IEC 9797-1 method 2: 80, then zeros to a whole block; a whole block of it when `data` is whole already. */
export const pad = (data: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(data.length + BLOCK - (data.length % BLOCK));
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
};

/** Takes the padding of `pad` off; `undefined` when there is none. */
export const unpad = (data: Uint8Array): Uint8Array | undefined => {
  let end = data.length - 1;
  while (end >= 0 && data[end] === 0) end -= 1;
  return end >= 0 && data[end] === 0x80 ? data.subarray(0, end) : undefined;
};
