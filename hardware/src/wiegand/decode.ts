import type { ReadCredential } from '../port.ts';
import { type Bits, numberIn, parityBit, type WiegandFormat } from './format.ts';
import { type WiegandFormatName, wiegandFormats } from './formats.table.ts';

/** `length`: none of the formats has so many bits. `parity`: one has, but the frame was damaged. */
export type Decoded =
  | { readonly ok: true; readonly format: WiegandFormatName; readonly credential: ReadCredential }
  | { readonly ok: false; readonly code: 'length' | 'parity' };

/** True when every parity bit of the format is what it must be. */
export const parityHolds = (bits: Bits, { parities }: WiegandFormat): boolean =>
  parities.every((parity) => bits[parity.at] === parityBit(bits, parity));

const hexOf = (serial: bigint, bits: number): string => serial.toString(16).padStart(bits / 4, '0');

const credentialOf = (bits: Bits, format: WiegandFormat): ReadCredential => {
  const { facilityCode, number, serial } = format;
  if (serial !== undefined) {
    // The serial number of an ISO 14443 card stays what it is, whichever wire it came by.
    const uid = hexOf(numberIn(bits, serial), serial[1] - serial[0]);
    return { technology: 'iso14443', uid, assurance: 'uid' };
  }
  return {
    technology: 'wiegand',
    bits: format.bits,
    ...(facilityCode === undefined ? {} : { facilityCode: Number(numberIn(bits, facilityCode)) }),
    number: numberIn(bits, number ?? [0, format.bits]).toString(),
    assurance: 'uid',
  };
};

/**
 * Reads a frame by the formats that a reader may send. The length decides: two formats of one length (H10302 and H10304) cannot
 * be told apart by their bits, so a reader is set up with one of them.
 *
 * @param bits   as they came, each 0 or 1
 * @param names  formats of this reader, no two of one length
 */
export const decodeWiegand = (bits: Bits, names: readonly WiegandFormatName[]): Decoded => {
  const name = names.find((one) => wiegandFormats[one].bits === bits.length);
  if (name === undefined) return { ok: false, code: 'length' };
  const format: WiegandFormat = wiegandFormats[name];
  if (!parityHolds(bits, format)) return { ok: false, code: 'parity' };
  return { ok: true, format: name, credential: credentialOf(bits, format) };
};

/** Formats that a frame could be by its length and parities; for an installer who does not know the reader yet. */
export const formatsThatFit = (bits: Bits): readonly WiegandFormatName[] =>
  (Object.keys(wiegandFormats) as WiegandFormatName[]).filter((name) => {
    const format: WiegandFormat = wiegandFormats[name];
    return format.bits === bits.length && parityHolds(bits, format);
  });
