import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { AppError } from '../domain/app-error.ts';

const KEY_BYTES = 32;
const refuse = (sentence: string): AppError =>
  new AppError('unavailable', 'kernel.master_key', { sentence });

/** Reads the 32 bytes that seal everything else. Refuses a file that is absent, of another length, or open to others. */
export const readMasterKey = (file: string): Buffer => {
  const seen = statSync(file, { throwIfNoEntry: false });
  if (seen === undefined)
    throw refuse(
      `The master key file ${file} is missing: restore it from the backup, or make the installation anew.`,
    );
  if ((seen.mode & 0o077) !== 0)
    throw refuse(`The master key file ${file} may be read by others: set its mode to 0600.`);
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES)
    throw refuse(
      `The master key file ${file} must hold ${KEY_BYTES} bytes, it holds ${key.length}.`,
    );
  return key;
};

/** Makes the file, mode 0600. Fails when there is one: a key is never written over. */
export const makeMasterKey = (file: string): void => {
  writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
};
