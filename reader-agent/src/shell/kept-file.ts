import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A text that survives a power cut in the middle of its writing: two slots, each with its number and checksum. The newer
 * whole one counts; a new text goes to the other slot, by a temporary file, fsync, rename and fsync of the folder.
 */
export interface KeptFile {
  readonly dir: string;
  readonly name: string;
  /** Number of the newest text, 0 = none. */
  readonly number: number;
  readonly slot: 'a' | 'b';
}

export interface KeptText {
  readonly number: number;
  readonly text: string;
}

const checksum = (number: number, text: string): string =>
  createHash('sha256').update(`${number}\n${text}`).digest('hex');

const pathOf = (dir: string, name: string, slot: 'a' | 'b'): string => join(dir, `${name}.${slot}`);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readSlot = (path: string): KeptText | 'missing' | 'damaged' => {
  let raw: string;
  try {
    raw = readFileSync(path, 'utf8');
  } catch (error) {
    return isMissing(error) ? 'missing' : 'damaged';
  }
  const header = /^([0-9a-f]{64}) ([0-9]{1,15})\n/.exec(raw);
  if (header === null) return 'damaged';
  const number = Number(header[2]);
  const text = raw.slice(header[0].length);
  return checksum(number, text) === header[1] ? { number, text } : 'damaged';
};

/**
 * Reads both slots.
 *
 * @returns  whole texts, newest first (none, one or two), and whether a slot was damaged
 */
export const readKept = (
  dir: string,
  name: string,
): {
  readonly file: KeptFile;
  readonly texts: readonly KeptText[];
  readonly isDamaged: boolean;
} => {
  const slots = (['a', 'b'] as const).map((slot) => ({
    slot,
    found: readSlot(pathOf(dir, name, slot)),
  }));
  const whole = slots.flatMap(({ slot, found }) =>
    typeof found === 'string' ? [] : [{ slot, found }],
  );
  whole.sort((one, other) => other.found.number - one.found.number);
  const newest = whole[0];
  return {
    file: { dir, name, number: newest?.found.number ?? 0, slot: newest?.slot ?? 'b' },
    texts: whole.map(({ found }) => found),
    isDamaged: slots.some(({ found }) => found === 'damaged'),
  };
};

const syncFolder = (dir: string): void => {
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** Writes a file of mode 0600 as a whole or not at all. Throws what the file system says. */
export const writeWhole = (dir: string, name: string, text: string): void => {
  const temporary = join(dir, `${name}.new`);
  const file = openSync(temporary, 'w', 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, join(dir, name));
  syncFolder(dir);
};

/** Writes the next text to the slot that does not hold the newest one. Throws what the file system says. */
export const writeKept = (file: KeptFile, text: string): KeptFile => {
  const slot = file.slot === 'a' ? 'b' : 'a';
  const number = file.number + 1;
  writeWhole(file.dir, `${file.name}.${slot}`, `${checksum(number, text)} ${number}\n${text}`);
  return { ...file, number, slot };
};
