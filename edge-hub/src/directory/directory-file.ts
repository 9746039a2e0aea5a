import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, writePrivateFile } from '../ca/private-files.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAGIC = Buffer.from('furtka-directory-1\n');
const TIME_BYTES = 8;
const HEAD_BYTES = MAGIC.length + TIME_BYTES;

/** A directory as it lies in its file. */
export interface StoredDirectory {
  readonly text: string;
  /** When it was last renewed, system time; authenticated with the content. */
  readonly renewedAtUtc: number;
}

const paths = (folder: string): { key: string; file: string } => ({
  key: join(folder, 'directory.key'),
  file: join(folder, 'directory.enc'),
});

const headOf = (renewedAtUtc: number): Buffer => {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(renewedAtUtc));
  return Buffer.concat([MAGIC, time]);
};

const keyFor = async (path: string): Promise<Buffer> => {
  const held = await readIfThere(path);
  if (held?.length === KEY_BYTES) return held;
  const key = randomBytes(KEY_BYTES);
  await writePrivateFile(path, key);
  return key;
};

/** Replaces the file as a whole: AES-256-GCM under a key of its own file, both of mode 0600. */
export const writeDirectoryFile = async (
  folder: string,
  { text, renewedAtUtc }: StoredDirectory,
): Promise<void> => {
  const { key: keyPath, file } = paths(folder);
  const nonce = randomBytes(NONCE_BYTES);
  const head = headOf(renewedAtUtc);
  const cipher = createCipheriv('aes-256-gcm', await keyFor(keyPath), nonce);
  cipher.setAAD(head);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  await writePrivateFile(file, Buffer.concat([head, nonce, cipher.getAuthTag(), body]));
};

/** @returns the directory, or `undefined` when there is none, or it or its key was touched */
export const readDirectoryFile = async (folder: string): Promise<StoredDirectory | undefined> => {
  const { key: keyPath, file } = paths(folder);
  const key = await readIfThere(keyPath);
  const bytes = await readIfThere(file);
  if (key?.length !== KEY_BYTES || bytes === undefined) return undefined;
  if (bytes.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES) return undefined;
  const head = bytes.subarray(0, HEAD_BYTES);
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const rest = bytes.subarray(HEAD_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, NONCE_BYTES));
  decipher.setAAD(head);
  decipher.setAuthTag(rest.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const body = rest.subarray(NONCE_BYTES + TAG_BYTES);
    const text = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    return { text, renewedAtUtc: Number(head.readBigUInt64BE(MAGIC.length)) };
  } catch {
    return undefined;
  }
};

/** Takes file and key away: what a disk may still hold of the file cannot be read any more. */
export const eraseDirectoryFile = async (folder: string): Promise<void> => {
  const { key, file } = paths(folder);
  await rm(key, { force: true });
  await rm(file, { force: true });
};
