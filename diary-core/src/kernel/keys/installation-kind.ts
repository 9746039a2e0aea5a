import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../domain/app-error.ts';

/** Written into the data folder; a production folder refuses demo seed, clock and keys. */
export type InstallationKind = 'production' | 'demo';

const FILE = 'kind.json';
const refuse = (sentence: string, cause?: unknown): AppError =>
  new AppError('unavailable', 'kernel.installation_kind', { sentence }, { cause });

const storedKind = (file: string): InstallationKind | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw refuse(`${file} cannot be read.`, cause);
  }
  try {
    const { kind } = JSON.parse(text) as { kind?: unknown };
    if (kind === 'production' || kind === 'demo') return kind;
  } catch (cause) {
    throw refuse(
      `${file} is damaged: it must say {"kind":"production"} or {"kind":"demo"}.`,
      cause,
    );
  }
  throw refuse(`${file} is damaged: it must say {"kind":"production"} or {"kind":"demo"}.`);
};

/** Marks a new folder with its kind; refuses a folder of the other kind. Once written it stays. */
export const claimDataFolder = (dataDir: string, kind: InstallationKind): InstallationKind => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, FILE);
  const stored = storedKind(file);
  if (stored === undefined)
    writeFileSync(file, `${JSON.stringify({ kind })}\n`, { mode: 0o600, flag: 'wx' });
  else if (stored !== kind)
    throw refuse(
      `The data folder ${dataDir} belongs to a ${stored} installation, not to a ${kind} one.`,
    );
  return kind;
};
