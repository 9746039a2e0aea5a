import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { keyFault } from './base-key.ts';

/** A key file that must not be used. The text names devices and reasons, never a key. */
export class KeyFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KeyFileError';
  }
}

const OTHERS = 0o077;
const KEY = /^[0-9a-f]{32}$/i;

/** The text of a file that only its owner can read; a link is not followed. */
const sealedText = (path: string): string => {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { mode, uid } = fstatSync(fd);
    if ((mode & OTHERS) !== 0)
      throw new KeyFileError(`${path} is open to others; give it mode 0600 and make new keys`);
    const own = process.getuid?.();
    if (own !== undefined && own !== 0 && uid !== own)
      throw new KeyFileError(`${path} belongs to another user`);
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
};

const parsed = (path: string, text: string): Record<string, unknown> => {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return { ...found };
  } catch {
    // Told without the text: a parser would quote it.
  }
  throw new KeyFileError(`${path} is no JSON object of device ids and keys`);
};

/**
 * Base keys by device id: `{ "outside": "32 hexadecimal digits" }`.
 *
 * Errors  `KeyFileError` for a file that others can open, that is no such object, or that holds a weak key; those of the file
 *         system
 */
export const readKeyFile = (path: string): ReadonlyMap<string, Uint8Array> => {
  const entries = Object.entries(parsed(path, sealedText(path)));
  return new Map(
    entries.map(([id, text]) => {
      if (typeof text !== 'string' || !KEY.test(text))
        throw new KeyFileError(`${path}: the key of ${id} must be 32 hexadecimal digits`);
      const key = Uint8Array.from(Buffer.from(text, 'hex'));
      const fault = keyFault(key);
      if (fault !== undefined)
        throw new KeyFileError(`${path}: the key of ${id} must not be used (${fault})`);
      return [id, key];
    }),
  );
};

/** Writes all keys, whole or not at all, and has them on the disk when it returns. */
export const writeKeyFile = (path: string, keys: ReadonlyMap<string, Uint8Array>): void => {
  const told = [...keys].map(([id, key]) => [id, Buffer.from(key).toString('hex')]);
  const temporary = `${path}.new`;
  const fd = openSync(temporary, 'w', 0o600);
  try {
    fchmodSync(fd, 0o600);
    writeSync(fd, `${JSON.stringify(Object.fromEntries(told), null, 2)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, path);
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};
