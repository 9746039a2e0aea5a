import type { Span, WiegandFormat } from './format.ts';

/** Pairs of bits with one left out between them: from `first`, up to the bit before `end`. */
const pairs = (first: number, end: number): readonly Span[] =>
  Array.from({ length: Math.ceil((end - first) / 3) }, (_, index) => {
    const at = first + 3 * index;
    return [at, at + 2] as const;
  });

/**
 * Formats by the name used in a config. Bits are counted from 0, the first bit sent; a span names its first bit and the bit
 * behind its last. Parities stand in the order in which they are made.
 *
 * Source  HID's format descriptions of H10301, H10302, H10304 and Corporate 1000 (35 and 48 bits); W34 is the 26-bit format with
 *         16 bits of facility code, as readers with a "Wiegand 34" output send it; raw frames are a card's serial number as
 *         readers for ISO 14443 cards send it, without parity
 */
export const wiegandFormats = {
  H10301: {
    bits: 26,
    facilityCode: [1, 9],
    number: [9, 25],
    parities: [
      { at: 0, kind: 'even', over: [[1, 13]] },
      { at: 25, kind: 'odd', over: [[13, 25]] },
    ],
  },
  W34: {
    bits: 34,
    facilityCode: [1, 17],
    number: [17, 33],
    parities: [
      { at: 0, kind: 'even', over: [[1, 17]] },
      { at: 33, kind: 'odd', over: [[17, 33]] },
    ],
  },
  CORPORATE1000_35: {
    bits: 35,
    facilityCode: [2, 14],
    number: [14, 34],
    parities: [
      { at: 1, kind: 'even', over: pairs(2, 34) },
      { at: 34, kind: 'odd', over: pairs(1, 33) },
      { at: 0, kind: 'odd', over: [[1, 35]] },
    ],
  },
  H10302: {
    bits: 37,
    number: [1, 36],
    parities: [
      { at: 0, kind: 'even', over: [[1, 19]] },
      { at: 36, kind: 'odd', over: [[18, 36]] },
    ],
  },
  H10304: {
    bits: 37,
    facilityCode: [1, 17],
    number: [17, 36],
    parities: [
      { at: 0, kind: 'even', over: [[1, 19]] },
      { at: 36, kind: 'odd', over: [[18, 36]] },
    ],
  },
  CORPORATE1000_48: {
    bits: 48,
    facilityCode: [2, 24],
    number: [24, 47],
    parities: [
      { at: 1, kind: 'even', over: pairs(3, 47) },
      { at: 47, kind: 'odd', over: pairs(2, 46) },
      { at: 0, kind: 'odd', over: [[1, 48]] },
    ],
  },
  RAW32: { bits: 32, serial: [0, 32], parities: [] },
  RAW56: { bits: 56, serial: [0, 56], parities: [] },
} as const satisfies Readonly<Record<string, WiegandFormat>>;

export type WiegandFormatName = keyof typeof wiegandFormats;
