import { inflateRawSync } from 'node:zlib';
import { FileFault } from './file-table.ts';

const MEGABYTE = 1024 * 1024;
/** Bytes of everything in an archive together; the process that reads has little more. */
const MOST_MEGABYTES = 64;
const MOST_UNPACKED = MOST_MEGABYTES * MEGABYTE;
const MOST_ENTRIES = 2000;

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const DEFLATED = 8;
/** Stands where the true number is in a ZIP64 record. */
const ELSEWHERE = 0xffffffff;

const odd = (): FileFault => new FileFault('imports.archive_odd');
const tooLarge = (): FileFault =>
  new FileFault('imports.archive_too_large', {
    mostFiles: MOST_ENTRIES,
    mostMegabytes: MOST_MEGABYTES,
  });

interface Entry {
  readonly method: number;
  readonly size: number;
  readonly offset: number;
}

/** Where the table of contents begins, and how many entries it says it has. */
const findEnd = (zip: Buffer): { readonly from: number; readonly count: number } => {
  for (let at = zip.length - END_LENGTH; at >= 0; at -= 1)
    if (zip.readUInt32LE(at) === END) {
      const count = zip.readUInt16LE(at + 10);
      const from = zip.readUInt32LE(at + 16);
      if (count === 0xffff || from === ELSEWHERE) throw odd();
      if (count > MOST_ENTRIES) throw tooLarge();
      return { from, count };
    }
  throw new FileFault('imports.unreadable');
};

const entriesOf = (zip: Buffer): Entry[] => {
  const { from, count } = findEnd(zip);
  const entries: Entry[] = [];
  let at = from;
  for (let n = 0; n < count; n += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw odd();
    const packed = zip.readUInt32LE(at + 20);
    const size = zip.readUInt32LE(at + 24);
    const offset = zip.readUInt32LE(at + 42);
    if ([packed, size, offset].includes(ELSEWHERE)) throw odd();
    entries.push({ method: zip.readUInt16LE(at + 10), size, offset });
    const names = [28, 30, 32].map((length) => zip.readUInt16LE(at + length));
    at += names.reduce((sum, length) => sum + length, ENTRY_LENGTH);
  }
  return entries;
};

/** What is packed is no more than it says: unpacking stops at the size that was declared. */
const requireSize = (zip: Buffer, { method, size, offset }: Entry): void => {
  if (zip.readUInt32LE(offset) !== LOCAL || zip.readUInt16LE(offset + 8) !== method) throw odd();
  if (method !== DEFLATED) return;
  const from =
    offset + LOCAL_LENGTH + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  try {
    inflateRawSync(zip.subarray(from), { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? odd()
      : new FileFault('imports.unreadable');
  }
};

/**
 * Refuses an archive that would unpack to more than a file of a school has, before anything of it is unpacked.
 *
 * Errors  `imports.archive_too_large`, `imports.archive_odd` (ZIP64, entries that share their bytes, sizes that are not true),
 *         `imports.unreadable`
 */
export const requireModestZip = (bytes: Uint8Array): void => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = entriesOf(zip);
    if (new Set(entries.map(({ offset }) => offset)).size < entries.length) throw odd();
    if (entries.reduce((sum, { size }) => sum + size, 0) > MOST_UNPACKED) throw tooLarge();
    for (const entry of entries) requireSize(zip, entry);
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('imports.unreadable');
  }
};
