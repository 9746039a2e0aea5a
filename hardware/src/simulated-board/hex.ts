import { existsSync, readFileSync } from 'node:fs';

const WORDS = 0x4000;
const DATA = 0;
const END = 1;

/** From sources, and from a bundle in `dist/<workspace>`. */
const PLACES = [
  '../../firmware/door-board/door-board.hex',
  '../../hardware/firmware/door-board/door-board.hex',
];

/**
 * Reads Intel HEX of an ATmega328P into its 16 Ki words of flash; what no line names is 0xFF.
 *
 * Errors  `RangeError` that names the line: not a record, a wrong checksum, an address outside of the flash, no end record
 */
export const parseHex = (text: string): Uint16Array => {
  const flash = new Uint8Array(WORDS * 2).fill(0xff);
  let isEnded = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '') continue;
    const bytes = /^:([0-9a-f]{2}){5,}$/i.test(line)
      ? Buffer.from(line.slice(1), 'hex')
      : undefined;
    const sum = bytes?.reduce((total, byte) => (total + byte) & 0xff, 0);
    if (bytes === undefined || sum !== 0 || bytes.length !== (bytes[0] ?? 0) + 5)
      throw new RangeError(`line ${index + 1} of the firmware is no whole Intel HEX record`);
    if (bytes[3] === END) isEnded = true;
    if (bytes[3] !== DATA) continue;
    const address = bytes.readUInt16BE(1);
    const data = bytes.subarray(4, -1);
    if (address + data.length > flash.length)
      throw new RangeError(`line ${index + 1} of the firmware lies outside of the flash`);
    flash.set(data, address);
  }
  if (!isEnded) throw new RangeError('the firmware is cut off: it has no end record');
  return new Uint16Array(flash.buffer);
};

/** The firmware that the repository ships. */
export const shippedFirmware = (): Uint16Array => {
  const urls = PLACES.map((place) => new URL(place, import.meta.url));
  const found = urls.find((url) => existsSync(url));
  if (found === undefined) throw new Error('door-board.hex is missing beside this program');
  return parseHex(readFileSync(found, 'ascii'));
};
