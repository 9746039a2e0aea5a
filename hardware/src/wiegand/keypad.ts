import type { Key } from '../port.ts';
import type { Bits } from './format.ts';

const KEYS: readonly Key[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
const NIBBLE = 4;

const numberOf = (bits: Bits): number => bits.reduce((value, bit) => value * 2 + bit, 0);

/**
 * A key that a keypad reader sends as a burst of its own: four bits, or eight of which the first four are the inverse of the
 * last. `undefined` for anything else.
 */
export const keyOf = (bits: Bits): Key | undefined => {
  if (bits.length !== NIBBLE && bits.length !== 2 * NIBBLE) return undefined;
  const value = numberOf(bits.slice(-NIBBLE));
  const inverse = numberOf(bits.slice(0, NIBBLE));
  if (bits.length > NIBBLE && (value ^ inverse) !== 0xf) return undefined;
  return KEYS[value];
};
