import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { open, type SigningKey, seal, type VerifyKey } from '@furtka/core-contract/signed';
import { CommandFault } from '../command.ts';

/** Signed list of everything in a release; nothing else may lie beside it. */
export const SIGNED_LIST = 'release.signed';
const MAX_LIST_BYTES = 16 * 1024 * 1024;

interface ReleaseFile {
  /** Below the release's folder, by `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly isProgram: boolean;
}

export interface ReleaseList {
  readonly v: 1;
  /** As people name it. */
  readonly version: string;
  /** Rises with each release: an older one is never put over a newer one. */
  readonly serial: number;
  readonly files: readonly ReleaseFile[];
}

const VERSION = /^[0-9A-Za-z][0-9A-Za-z.+-]{0,63}$/;
const SHA256 = /^[0-9a-f]{64}$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A path that stays below its folder: no way up, no root, no empty part. */
const isInside = (path: unknown): boolean =>
  typeof path === 'string' &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') &&
  !path.includes('\0');

const isFile = (value: unknown): value is ReleaseFile =>
  isObject(value) &&
  isInside(value['path']) &&
  SHA256.test(String(value['sha256'])) &&
  typeof value['isProgram'] === 'boolean';

const isList = (value: unknown): value is ReleaseList =>
  isObject(value) &&
  value['v'] === 1 &&
  VERSION.test(String(value['version'])) &&
  Number.isSafeInteger(value['serial']) &&
  Array.isArray(value['files']) &&
  value['files'].every(isFile);

const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** Every file below a folder with its path by `/`. Errors: `CommandFault` for anything but files and folders */
const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const other = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (other !== undefined)
    throw new CommandFault(`The release holds ${other.name}, which is neither file nor folder.`);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
};

/** Signs what lies in a folder; done where releases are made, with the key that never leaves that place. */
export const signRelease = async (
  folder: string,
  about: { readonly version: string; readonly serial: number },
  key: SigningKey,
): Promise<string> => {
  const files: ReleaseFile[] = [];
  for (const path of await filesIn(folder)) {
    if (path === SIGNED_LIST) continue;
    const { mode } = await lstat(join(folder, path));
    files.push({ path, sha256: await hashOf(join(folder, path)), isProgram: (mode & 0o111) !== 0 });
  }
  return seal(key, 'release', JSON.stringify({ v: 1, ...about, files }));
};

const readSigned = async (folder: string): Promise<string> => {
  try {
    const file = join(folder, SIGNED_LIST);
    if ((await lstat(file)).size > MAX_LIST_BYTES) return '';
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CommandFault(`${folder} holds no signed release (${SIGNED_LIST} is missing).`, {
      cause,
    });
  }
};

/** The list of a release, its signature checked, its files not yet. Errors: `CommandFault` */
export const readRelease = async (
  folder: string,
  keys: readonly VerifyKey[],
): Promise<ReleaseList> => {
  const opened = open(keys, 'release', await readSigned(folder));
  if (!opened.ok)
    throw new CommandFault(
      opened.code === 'signed.unknown_key'
        ? 'The release is signed by a key that this installation does not trust.'
        : 'The signature of the release is not good; take it again from where it came.',
    );
  const list: unknown = JSON.parse(opened.body);
  if (!isList(list))
    throw new CommandFault(
      'The release was made for a later updater; take the one before it first.',
    );
  return list;
};

/** Every file is there as it was signed, and no other. Errors: `CommandFault` that names the first that is not */
export const checkFiles = async (folder: string, { files }: ReleaseList): Promise<void> => {
  const signed = new Map(files.map((file) => [file.path, file.sha256]));
  const found = (await filesIn(folder)).filter((path) => path !== SIGNED_LIST);
  const extra = found.find((path) => !signed.has(path));
  if (extra !== undefined)
    throw new CommandFault(`The release holds ${extra}, which is not signed.`);
  const there = new Set(found);
  for (const [path, sha256] of signed) {
    if (!there.has(path)) throw new CommandFault(`The release lacks ${path}.`);
    if ((await hashOf(join(folder, path))) !== sha256)
      throw new CommandFault(`${path} of the release is not as it was signed.`);
  }
};
