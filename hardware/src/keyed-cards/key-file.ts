import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { DeviceError } from '../errors.ts';
import type { DoorCardKeys, OfficeCardKeys } from './card-keys.ts';
import { parseDoorKeys, parseOfficeKeys } from './key-text.ts';
import { openText, sealText } from './sealed-text.ts';

const PLAIN = 'furtka-card-keys 1 plain';
const SEALED = 'furtka-card-keys 1 sealed';
/** Anybody but the owner. */
const OTHERS = 0o077;
const FILE_MAX = 16 * 1024;
export const PASSPHRASE_MIN = 12;

const fault = (hint: string): DeviceError =>
  new DeviceError({
    device: 'card-keys',
    operation: 'read',
    code: 'config',
    elapsedMs: 0,
    retrySafe: true,
    hint,
  });

/** Text of a file that nobody but its owner may read, not reached through a link. */
export const readPrivateText = async (path: string): Promise<string> => {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    throw fault(`${path} cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  try {
    const { mode, size } = await file.stat();
    if ((mode & OTHERS) !== 0) throw fault(`${path} is open to others; chmod 600 it`);
    if (size > FILE_MAX) throw fault(`${path} is too long`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
};

/** Content of a key file. `passphrase` is asked for only where the file is sealed. */
const openKeys = async (path: string, passphrase: () => Promise<string>): Promise<string> => {
  const text = await readPrivateText(path);
  const end = text.indexOf('\n');
  const head = text.slice(0, Math.max(0, end));
  const body = text.slice(end + 1).trim();
  if (head === PLAIN) return body;
  if (head !== SEALED) throw fault(`${path} is no file of card keys`);
  const opened = openText(body, await passphrase(), SEALED);
  if (opened === undefined) throw fault(`the passphrase does not open ${path}, or it was changed`);
  return opened;
};

/** @param passphraseFile  '' where the key file is not sealed */
export const readDoorKeys = async (path: string, passphraseFile: string): Promise<DoorCardKeys> => {
  const text = await openKeys(path, async () => {
    if (passphraseFile === '') throw fault(`${path} is sealed and no passphrase file is named`);
    return readPrivateText(passphraseFile);
  });
  const keys = parseDoorKeys(text);
  if (keys === undefined) throw fault(`${path} holds no whole set of keys for a door`);
  return keys;
};

export const readOfficeKeys = async (path: string, passphrase: string): Promise<OfficeCardKeys> => {
  const keys = parseOfficeKeys(await openKeys(path, () => Promise.resolve(passphrase)));
  if (keys === undefined) throw fault(`${path} holds no whole set of the office's keys`);
  return keys;
};

/**
 * Writes a new key file of mode 0600; refuses to replace one that is there.
 *
 * @param passphrase  of at least 12 characters; `undefined` leaves the file readable to its owner
 */
export const writeKeyFile = async (
  path: string,
  text: string,
  passphrase: string | undefined,
): Promise<void> => {
  if (passphrase !== undefined && passphrase.trim().length < PASSPHRASE_MIN)
    throw fault(`a passphrase has at least ${PASSPHRASE_MIN} characters`);
  const content =
    passphrase === undefined
      ? `${PLAIN}\n${text}\n`
      : `${SEALED}\n${sealText(text, passphrase, SEALED)}\n`;
  let file: FileHandle;
  try {
    file = await open(path, 'wx', 0o600);
  } catch (error) {
    throw fault(`${path} cannot be made (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
};
