/** From this bit up to, and without, that bit; bits are counted from 0, the first one sent. */
export type Span = readonly [from: number, end: number];

/** A parity bit: with it, the bits of `over` hold an even or odd count of ones. */
export interface Parity {
  readonly at: number;
  readonly kind: 'even' | 'odd';
  readonly over: readonly Span[];
}

/** A format as data: where facility code, number and parities stand in a frame of so many bits. */
export interface WiegandFormat {
  readonly bits: number;
  readonly facilityCode?: Span;
  readonly number?: Span;
  /** A raw frame: these bits are the card's serial number, first byte first. */
  readonly serial?: Span;
  readonly parities: readonly Parity[];
}

/** Bits in the order they came; each 0 or 1. */
export type Bits = readonly number[];

/** The bits of a span as one number; spans may be wider than 53 bits. */
export const numberIn = (bits: Bits, [from, end]: Span): bigint => {
  let number = 0n;
  for (let at = from; at < end; at += 1) number = (number << 1n) | BigInt(bits[at] ?? 0);
  return number;
};

/** What a parity bit must be for these bits. */
export const parityBit = (bits: Bits, { kind, over }: Parity): number => {
  let ones = 0;
  for (const [from, end] of over) for (let at = from; at < end; at += 1) ones += bits[at] ?? 0;
  return kind === 'even' ? ones % 2 : 1 - (ones % 2);
};
