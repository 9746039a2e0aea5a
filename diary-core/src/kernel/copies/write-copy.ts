import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sealText } from '@furtka/core-contract/sealed';
import type { Config } from '../../config.ts';
import { copyFault, systemCode } from './copy-fault.ts';
import { END_OF_ENTRY, frame, textFrame } from './frames.ts';
import { COPY_LABEL, type CopyManifest, MASTER_KEY_ENTRY, SQLITE_ENTRY } from './manifest.ts';
import { readCopy } from './read-copy.ts';
import { takeSnapshot } from './sqlite-copy.ts';

const READ_BYTES = 256 * 1024;

export interface WriteCopyOptions {
  readonly config: Config;
  /** File to be made, mode 0600; one that is there already is refused. */
  readonly outFile: string;
  readonly passphrase: string;
  readonly nowMs: () => number;
  /** Given up in the middle; no file is left behind. */
  readonly signal?: AbortSignal;
}

/** Where rows or the database file come from; closed when the copy is written or has failed. */
interface Source {
  readonly manifest: CopyManifest;
  readonly entries: number;
  content(): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

async function* fileEntry(name: string, path: string): AsyncGenerator<Buffer> {
  yield textFrame({ file: name });
  const file = await open(path, 'r');
  try {
    for await (const part of file.createReadStream({ highWaterMark: READ_BYTES, autoClose: false }))
      yield frame(part as Buffer);
  } finally {
    await file.close();
  }
  yield END_OF_ENTRY;
}

const openSource = async (config: Config, madeAtUtc: number): Promise<Source> => {
  const { database, dataDir, kind } = config;
  if (database.engine === 'sqlite') {
    const { file, steps, remove } = await takeSnapshot(dataDir);
    return {
      manifest: { v: 1, kind, engine: 'sqlite', madeAtUtc, steps: [...steps] },
      entries: 1,
      content: () => fileEntry(SQLITE_ENTRY, file),
      close: remove,
    };
  }
  if (database.backupUrl === undefined)
    throw copyFault(
      'A copy of PostgreSQL needs databaseBackupUrlFile, the address of furtka_backup.',
    );
  const { openMoment } = await import('./postgres-copy.ts');
  const { steps, tables, rows, close } = await openMoment(database.backupUrl);
  const manifest: CopyManifest = { v: 1, kind, engine: 'postgres', madeAtUtc, steps: [...steps] };
  return { manifest, entries: tables, content: rows, close };
};

async function* contentOf(source: Source, masterKeyFile: string): AsyncGenerator<Buffer> {
  yield textFrame(source.manifest);
  yield* fileEntry(MASTER_KEY_ENTRY, masterKeyFile);
  yield* source.content();
  yield textFrame({ end: source.entries + 1 });
}

const writeSealed = async (
  file: FileHandle,
  { passphrase, signal }: Pick<WriteCopyOptions, 'passphrase' | 'signal'>,
  content: AsyncIterable<Buffer>,
): Promise<void> => {
  for await (const piece of sealText(COPY_LABEL, passphrase, content)) {
    if (signal?.aborted === true) throw copyFault('The copy was given up.');
    await file.writeFile(piece);
  }
  await file.sync();
};

const refuseExisting = async (outFile: string): Promise<void> => {
  const folder = dirname(outFile);
  const names = await readdir(folder).catch((cause: unknown) => {
    throw copyFault(`${folder} cannot be used (${systemCode(cause)}).`, cause, 'folder');
  });
  if (names.some((name) => join(folder, name) === join(outFile)))
    throw copyFault(`${outFile} is there already; a copy never replaces a file.`);
};

/**
 * Writes the whole core into one file under a passphrase, while it runs: database, master key, kind and schema steps as of one moment.
 * The file is read back to its end before it gets its name, so a copy that is there is one that can be read.
 *
 * @returns  its size in bytes
 * Errors    `kernel.copy_failed` with a sentence; no file is left behind then
 */
export const writeCopy = async (options: WriteCopyOptions): Promise<{ readonly bytes: number }> => {
  const { config, outFile, passphrase, nowMs } = options;
  await refuseExisting(outFile);
  const beside = `${outFile}.part`;
  const source = await openSource(config, nowMs());
  try {
    await rm(beside, { force: true });
    const file = await open(beside, 'wx', 0o600);
    try {
      await writeSealed(file, options, contentOf(source, config.masterKeyFile));
    } finally {
      await file.close();
    }
    await readCopy(beside, passphrase);
    await rename(beside, outFile);
    const folder = await open(dirname(outFile), 'r');
    await folder.sync();
    await folder.close();
    return { bytes: (await stat(outFile)).size };
  } catch (error) {
    await rm(beside, { force: true });
    const code = systemCode(error);
    if (!code.startsWith('E')) throw error;
    const sentence = `${outFile} cannot be written (${code}).`;
    throw copyFault(sentence, error, code === 'ENOSPC' ? 'room' : 'folder');
  } finally {
    await source.close();
  }
};
