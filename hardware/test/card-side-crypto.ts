import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * The card's side of the cryptography, written apart from the reader's on purpose: a fault that both shared would show nowhere.
 * Big integers stand for blocks here, bytes there.
 */
const MASK = (1n << 128n) - 1n;

export const cbc = (key: Buffer, data: Buffer, iv: Buffer, way: 'to' | 'from'): Buffer => {
  const cipher = (way === 'to' ? createCipheriv : createDecipheriv)('aes-128-cbc', key, iv);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};

export const NO_IV = Buffer.alloc(16);

const big = (block: Buffer): bigint => BigInt(`0x${block.toString('hex')}`);
const block = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
const timesX = (value: bigint): bigint =>
  ((value << 1n) & MASK) ^ (value >> 127n === 1n ? 0x87n : 0n);

export const cardCmac = (key: Buffer, message: Buffer): Buffer => {
  const blocks: bigint[] = [];
  for (let at = 0; at < message.length; at += 16) {
    const part = message.subarray(at, at + 16);
    const k1 = timesX(big(cbc(key, NO_IV, NO_IV, 'to')));
    if (part.length === 16 && at + 16 === message.length) blocks.push(big(part) ^ k1);
    else if (part.length === 16) blocks.push(big(part));
    else {
      const padded = Buffer.concat([part, Buffer.of(0x80), Buffer.alloc(15 - part.length)]);
      blocks.push(big(padded) ^ timesX(k1));
    }
  }
  if (message.length === 0) {
    const k2 = timesX(timesX(big(cbc(key, NO_IV, NO_IV, 'to'))));
    blocks.push((0x80n << 120n) ^ k2);
  }
  let state = 0n;
  for (const next of blocks) state = big(cbc(key, block(state ^ next), NO_IV, 'to'));
  return block(state);
};

/** Bytes 1, 3, 5 … 15 of a CMAC. */
export const cardMac = (key: Buffer, message: Buffer): Buffer => {
  const whole = cardCmac(key, message);
  return Buffer.from([1, 3, 5, 7, 9, 11, 13, 15].map((at) => whole[at] ?? 0));
};

/** CRC-32 of the cards, bit by bit. */
export const cardCrc = (data: Buffer): Buffer => {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 1 ? 0xedb88320 : 0);
  }
  const out = Buffer.alloc(4);
  out.writeUInt32LE(crc >>> 0);
  return out;
};
