import { createCipheriv, createDecipheriv, timingSafeEqual } from 'node:crypto';

/**
 * Secure Channel of OSDP (v2.2 Annex D): AES-128, session keys from a base key and two random numbers, every packet chained to the
 * one before it by its MAC.
 */
const BLOCK = 16;
const NONE = new Uint8Array(BLOCK);

const ecb = (key: Uint8Array, data: Uint8Array): Buffer => {
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};
const cbc = (key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer => {
  const cipher = createCipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};
const uncbc = (key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer => {
  const decipher = createDecipheriv('aes-128-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
};

const inverted = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => ~byte & 0xff);

const padded = (bytes: Uint8Array): Buffer => {
  const length = Math.ceil((bytes.length + 1) / BLOCK) * BLOCK;
  const full = Buffer.alloc(length);
  full.set(bytes);
  full[bytes.length] = 0x80;
  return full;
};

export interface SessionKeys {
  readonly enc: Uint8Array;
  readonly mac1: Uint8Array;
  readonly mac2: Uint8Array;
}

/** Session keys from the base key (16 bytes) and the panel's random number (8 bytes). */
export const sessionKeys = (scbk: Uint8Array, cpRandom: Uint8Array): SessionKeys => {
  const derive = (tag: number): Uint8Array =>
    ecb(scbk, Buffer.concat([Uint8Array.of(0x01, tag), cpRandom.subarray(0, 6), Buffer.alloc(8)]));
  return { enc: derive(0x82), mac1: derive(0x01), mac2: derive(0x02) };
};

/** What the device proves: it knows the key, and has seen both numbers. */
export const pdCryptogram = (
  keys: SessionKeys,
  cpRandom: Uint8Array,
  pdRandom: Uint8Array,
): Buffer => ecb(keys.enc, Buffer.concat([cpRandom, pdRandom]));

/** What the panel proves. */
export const cpCryptogram = (
  keys: SessionKeys,
  cpRandom: Uint8Array,
  pdRandom: Uint8Array,
): Buffer => ecb(keys.enc, Buffer.concat([pdRandom, cpRandom]));

/** First link of the chain of MACs. */
export const initialRMac = (keys: SessionKeys, cryptogram: Uint8Array): Buffer =>
  ecb(keys.mac2, ecb(keys.mac1, cryptogram));

/** Whether two secrets are the same, told in the same time whatever they are. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/**
 * One session as either side holds it. The MAC of each packet is made under that of the packet before it, so a packet left out,
 * repeated or moved is found by the next one.
 */
export class SecureSession {
  readonly #keys: SessionKeys;
  #last: Uint8Array;

  constructor(keys: SessionKeys, firstMac: Uint8Array) {
    this.#keys = keys;
    this.#last = firstMac.slice();
  }

  /** MAC of a packet's bytes after the last packet of the other side; 16 bytes, the first four travel. */
  mac(covered: Uint8Array): Uint8Array {
    const { mac1, mac2 } = this.#keys;
    const full = covered.length % BLOCK === 0 ? covered : padded(covered);
    const last = full.length - BLOCK;
    const iv =
      last === 0 ? this.#last : cbc(mac1, this.#last, full.subarray(0, last)).subarray(-BLOCK);
    return cbc(mac2, iv, full.subarray(last));
  }

  /** The packet went out, or came in and was good: the chain goes on from its MAC. */
  chain(mac: Uint8Array): void {
    this.#last = mac.slice();
  }

  encipher(data: Uint8Array): Uint8Array {
    return cbc(this.#keys.enc, inverted(this.#last), padded(data));
  }

  /** @returns `undefined` for what was never made by `encipher` */
  decipher(data: Uint8Array): Uint8Array | undefined {
    if (data.length === 0 || data.length % BLOCK !== 0) return undefined;
    const full = uncbc(this.#keys.enc, inverted(this.#last), data);
    const end = full.lastIndexOf(0x80);
    const isPadding = end >= 0 && full.subarray(end + 1).every((byte) => byte === 0);
    return isPadding ? full.subarray(0, end) : undefined;
  }

  /** Forgets the keys as far as a garbage-collected language can. */
  end(): void {
    for (const key of [this.#keys.enc, this.#keys.mac1, this.#keys.mac2]) key.set(NONE);
    this.#last = NONE;
  }
}
