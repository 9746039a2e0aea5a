import type { ReadCredential } from '../port.ts';
import { decodeWiegand } from '../wiegand/decode.ts';
import type { WiegandFormatName } from '../wiegand/formats.table.ts';
import type { CardsAs, Format37 } from './config.ts';
import type { Card } from './replies.ts';

/** Formats that their length tells. */
const FORMATS: readonly WiegandFormatName[] = [
  'H10301',
  'W34',
  'CORPORATE1000_35',
  'CORPORATE1000_48',
];

export interface CardReading {
  readonly cards: CardsAs;
  readonly format37: Format37;
}

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

const bitsOf = (data: Uint8Array, bits: number): number[] =>
  Array.from({ length: bits }, (_, at) => ((data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);

/**
 * A card is the same card whichever wire it came by, so the formats of Wiegand count here too. A frame whose parities do not hold is
 * none of them (the line has a check code of its own) and stays one number with its length.
 */
const ofRaw = (
  bits: number,
  data: Uint8Array,
  { cards, format37 }: CardReading,
): ReadCredential | undefined => {
  if (cards === 'uid' && UID_BITS.includes(bits)) return uidOf(Buffer.from(data).toString('hex'));
  if (bits < BITS.least || bits > BITS.most) return undefined;
  const formats = format37 === 'none' ? FORMATS : [...FORMATS, format37];
  const decoded = decodeWiegand(bitsOf(data, bits), formats);
  if (decoded.ok) return decoded.credential;
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
export const credentialOf = (card: Card, reading: CardReading): ReadCredential | undefined =>
  card.kind === 'raw' ? ofRaw(card.bits, card.data, reading) : ofText(card.text, reading.cards);
