import { parityBit, type Span, type WiegandFormat } from './format.ts';
import { type WiegandFormatName, wiegandFormats } from './formats.table.ts';

/** What a frame carries; `serial` for raw formats, lower-case hexadecimal. */
export type WiegandContent =
  | { readonly facilityCode?: number; readonly number: bigint | number | string }
  | { readonly serial: string };

const put = (bits: number[], [from, end]: Span, value: bigint, what: string): void => {
  if (value < 0n || value >> BigInt(end - from) !== 0n)
    throw new RangeError(`${what} takes ${end - from} bits, ${value} needs more`);
  for (let at = end - 1, left = value; at >= from; at -= 1, left >>= 1n)
    bits[at] = Number(left & 1n);
};

const fill = (bits: number[], format: WiegandFormat, content: WiegandContent): void => {
  if ('serial' in content) {
    if (format.serial === undefined) throw new RangeError('this format carries no serial number');
    put(bits, format.serial, BigInt(`0x${content.serial}`), 'the serial number');
    return;
  }
  if (format.number === undefined) throw new RangeError('this format carries a serial number');
  put(bits, format.number, BigInt(content.number), 'the number');
  if (format.facilityCode !== undefined)
    put(bits, format.facilityCode, BigInt(content.facilityCode ?? 0), 'the facility code');
  else if (content.facilityCode !== undefined)
    throw new RangeError('this format carries no facility code');
};

/**
 * Makes the frame of a card, parities included. For tests and simulated readers.
 *
 * Errors  `RangeError` for what the format has no room for
 */
export const encodeWiegand = (name: WiegandFormatName, content: WiegandContent): number[] => {
  const format: WiegandFormat = wiegandFormats[name];
  const bits = Array.from({ length: format.bits }, () => 0);
  fill(bits, format, content);
  for (const parity of format.parities) bits[parity.at] = parityBit(bits, parity);
  return bits;
};
