import type { Config } from './config.ts';
import { features } from './features.ts';
import { readKeyFile } from './kernel/copies/key-file.ts';
import { restoreCopy } from './kernel/copies/restore-copy.ts';
import { writeCopy } from './kernel/copies/write-copy.ts';

export { readKeyFile };

/**
 * Writes the whole core into one encrypted file; the core may run.
 *
 * @param outFile     new file, mode 0600
 * @param passphrase  at least 20 characters
 * Errors             AppError with a `sentence`; no file is left behind then
 */
export const backupCore = (options: {
  readonly config: Config;
  readonly outFile: string;
  readonly passphrase: string;
}): Promise<{ readonly bytes: number }> => writeCopy({ ...options, nowMs: () => Date.now() });

/**
 * Makes a core of such a file, in the empty folder (and database) that the config names.
 *
 * Errors: AppError with a `sentence`; nothing is left behind then
 */
export const restoreCore = async (options: {
  readonly config: Config;
  readonly inFile: string;
  readonly passphrase: string;
}): Promise<{ readonly madeAtUtc: number }> => restoreCopy({ ...options, features });
