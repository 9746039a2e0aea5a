import type { ReadCredential } from '../port.ts';
import type { CardsAs } from './config.ts';
import type { Card } from './replies.ts';

/** Bits of a frame that the wire contract takes. */
const BITS = { least: 4, most: 128 } as const;
/** Bits of the UIDs of ISO 14443: 4, 7 and 10 bytes. */
const UID_BITS: readonly number[] = [32, 56, 80];
const UID_TEXT = /^([0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{20})$/i;
/** A character of a formatted card counts as four bits: a digit is never wider. */
const BITS_A_DIGIT = 4;

const uidOf = (uid: string): ReadCredential => ({
  technology: 'iso14443',
  uid: uid.toLowerCase(),
  assurance: 'uid',
});

/** The first `bits` bits as one number, first bit highest. */
const numberOf = (data: Uint8Array, bits: number): bigint => {
  const whole = BigInt(`0x${Buffer.from(data).toString('hex')}`);
  return whole >> BigInt(data.length * 8 - bits);
};

const ofRaw = (bits: number, data: Uint8Array, as: CardsAs): ReadCredential | undefined => {
  if (as === 'uid' && UID_BITS.includes(bits)) return uidOf(Buffer.from(data).toString('hex'));
  if (bits < BITS.least || bits > BITS.most) return undefined;
  return {
    technology: 'wiegand',
    bits,
    number: numberOf(data, bits).toString(),
    assurance: 'uid',
  };
};

const ofText = (text: string, as: CardsAs): ReadCredential | undefined => {
  if (as === 'uid' && UID_TEXT.test(text)) return uidOf(text);
  const bits = text.length * BITS_A_DIGIT;
  if (!/^[0-9]+$/.test(text) || bits > BITS.most) return undefined;
  return { technology: 'wiegand', bits, number: BigInt(text).toString(), assurance: 'uid' };
};

/**
 * What a card data reply stands for, always of low assurance: a reader hands over a number and proves nothing about the card.
 *
 * @returns `undefined` for a frame that no card system of ours could tell from another
 */
export const credentialOf = (card: Card, as: CardsAs): ReadCredential | undefined =>
  card.kind === 'raw' ? ofRaw(card.bits, card.data, as) : ofText(card.text, as);
