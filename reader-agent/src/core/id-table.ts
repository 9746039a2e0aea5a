/**
 * A set of 16-byte ids (UUIDs, card hashes) with their row numbers, in two flat buffers.
 *
 * A roster of 20,000 cards is compiled in a worker and handed to the main thread without a copy, so that the door does
 * not stand still while a roster arrives. That is why this is no `Map` of strings.
 */
export interface IdTable {
  /** Row `n` holds bytes `16 n … 16 n + 15`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Open addressing, linear probing; row + 1, 0 = empty. Length is a power of two, at least twice the rows. */
  readonly slots: Int32Array<ArrayBuffer>;
}

const ID_BYTES = 16;
/** Where the digits of each byte stand in a UUID, dashes jumped over. */
const UUID_AT = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34);
const UUID_LENGTH = 36;
const HASH_LENGTH = 32;

/** Value of a lower-case hexadecimal digit; anything else gives nonsense, which then matches no row. */
const digit = (code: number): number => (code < 58 ? code - 48 : code - 87);

/** Byte `index` (0..15) of an id given as UUID or as 32 hexadecimal digits. */
const byteOf = (text: string, index: number): number => {
  const at = text.length === UUID_LENGTH ? (UUID_AT[index] ?? 0) : 2 * index;
  return ((digit(text.charCodeAt(at)) << 4) | digit(text.charCodeAt(at + 1))) & 255;
};

const writeId = (into: Uint8Array, row: number, text: string): void => {
  for (let index = 0; index < ID_BYTES; index += 1)
    into[row * ID_BYTES + index] = byteOf(text, index);
};

/** The last four bytes are random in a hash and in a UUIDv7; the first are a date in the latter. */
const slotOf = (text: string, mask: number): number => {
  const word =
    (byteOf(text, 12) << 24) |
    (byteOf(text, 13) << 16) |
    (byteOf(text, 14) << 8) |
    byteOf(text, 15);
  return (word ^ (word >>> 15)) & mask;
};

/** Builds a table; equal ids each keep a row of their own. */
export const idTable = (ids: readonly string[]): IdTable => {
  const bytes = new Uint8Array(ids.length * ID_BYTES);
  let size = 8;
  while (size < ids.length * 2) size *= 2;
  const slots = new Int32Array(size);
  for (let row = 0; row < ids.length; row += 1) {
    const id = ids[row] ?? '';
    writeId(bytes, row, id);
    let slot = slotOf(id, size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = row + 1;
  }
  return { bytes, slots };
};

/** A text of another length is in no table. */
const isWhole = (id: string): boolean => id.length === HASH_LENGTH || id.length === UUID_LENGTH;

/** Whether row `row` of a column of ids holds this one. */
export const isIdAt = (bytes: Uint8Array, row: number, text: string): boolean =>
  isWhole(text) && isRow(bytes, row, text);

const isRow = (bytes: Uint8Array, row: number, text: string): boolean => {
  for (let index = ID_BYTES - 1; index >= 0; index -= 1) {
    if (bytes[row * ID_BYTES + index] !== byteOf(text, index)) return false;
  }
  return true;
};

/** Row of an id, the first where it stands more than once, -1 when absent. Allocates nothing. */
export const rowOf = (table: IdTable, id: string): number => {
  if (!isWhole(id)) return -1;
  const mask = table.slots.length - 1;
  let slot = slotOf(id, mask);
  for (;;) {
    const row = (table.slots[slot] ?? 0) - 1;
    if (row < 0 || isRow(table.bytes, row, id)) return row;
    slot = (slot + 1) & mask;
  }
};

/** Every row of an id: one card may have two credentials. */
export const rowsOf = (table: IdTable, id: string): readonly number[] => {
  const rows: number[] = [];
  if (!isWhole(id)) return rows;
  const mask = table.slots.length - 1;
  let slot = slotOf(id, mask);
  for (let row = (table.slots[slot] ?? 0) - 1; row >= 0; row = (table.slots[slot] ?? 0) - 1) {
    if (isRow(table.bytes, row, id)) rows.push(row);
    slot = (slot + 1) & mask;
  }
  return rows;
};

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The UUID text of a row; `undefined` for 16 zero bytes, which stand for "none". */
export const uuidAt = (bytes: Uint8Array, row: number): string | undefined => {
  let text = '';
  let any = 0;
  for (let index = 0; index < ID_BYTES; index += 1) {
    const byte = bytes[row * ID_BYTES + index] ?? 0;
    any |= byte;
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += HEX[byte] ?? '';
  }
  return any === 0 ? undefined : text;
};

/** Ids row by row, without an index; `undefined` becomes 16 zero bytes. */
export const idColumn = (ids: readonly (string | undefined)[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(ids.length * ID_BYTES);
  ids.forEach((id, row) => {
    if (id !== undefined) writeId(bytes, row, id);
  });
  return bytes;
};
