import { readFileSync, statSync } from 'node:fs';
import { copyFault } from './copy-fault.ts';

/** Shorter ones could be guessed by whoever finds a copy. */
const MIN_LETTERS = 20;

/** The passphrase of the copies, from a file that only its owner reads. Errors: `kernel.copy_failed` with a sentence */
export const readKeyFile = (file: string): string => {
  const seen = statSync(file, { throwIfNoEntry: false });
  if (seen === undefined)
    throw copyFault(`The key file of the copies ${file} is missing.`, undefined, 'key');
  if ((seen.mode & 0o077) !== 0)
    throw copyFault(
      `The key file of the copies ${file} may be read by others: set its mode to 0600.`,
      undefined,
      'key',
    );
  const passphrase = readFileSync(file, 'utf8').trim();
  if (passphrase.length < MIN_LETTERS)
    throw copyFault(
      `The key file ${file} must hold a passphrase of at least ${MIN_LETTERS} characters.`,
      undefined,
      'key',
    );
  return passphrase;
};
