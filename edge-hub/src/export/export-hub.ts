import type { Dirent } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Clock } from '@furtka/core-contract/clock';
import { newPassphrase } from '@furtka/core-contract/passphrase';
import { sealText } from '@furtka/core-contract/sealed';
import Database from 'better-sqlite3';
import { DATABASE_FILE, isFileName, type Manifest, writeManifest } from './manifest.ts';
import { EXPORT_LABEL, MoveFault, systemCode } from './move-fault.ts';

const SNAPSHOT = 'hub.db.export';
const KEY_FILE = 'hub-signing-key.json';
const READ_BYTES = 256 * 1024;

/** A file that goes along, open, so that a later change of its name changes nothing here. */
interface Carried {
  readonly name: string;
  readonly bytes: number;
  readonly handle: FileHandle;
}

export interface ExportOptions {
  /** The hub's data folder; the hub may run. */
  readonly dataDir: string;
  /** File to be made; one that is there already is refused. */
  readonly outFile: string;
  /** Default: a new one. */
  readonly passphrase?: string;
  /** Default: the clock of this machine. */
  readonly clock?: Clock;
}

/** The kind of the installation, from the name of its signing key. */
const kindOf = async (dataDir: string): Promise<Manifest['kind']> => {
  const none = `${dataDir} holds no hub.`;
  try {
    const { keyId } = JSON.parse(await readFile(join(dataDir, KEY_FILE), 'utf8'));
    return String(keyId).startsWith('demo-') ? 'demo' : 'production';
  } catch (cause) {
    throw new MoveFault(none, { cause });
  }
};

/** A copy of the database as of one moment, whatever the hub writes meanwhile: one read transaction. */
const takeSnapshot = (dataDir: string): void => {
  let db: Database.Database | undefined;
  try {
    db = new Database(join(dataDir, DATABASE_FILE), { readonly: true, fileMustExist: true });
    db.prepare('vacuum into ?').run(join(dataDir, SNAPSHOT));
  } catch (cause) {
    const code = systemCode(cause);
    const why = code === 'SQLITE_FULL' ? 'there is no room for a copy' : 'it cannot be read';
    throw new MoveFault(`The database of the hub in ${dataDir} cannot be copied: ${why}.`, {
      cause,
    });
  } finally {
    db?.close();
  }
};

/** The database family lies in the snapshot; a file that ends in `.new` is half written. */
const goesAlong = (entry: Dirent, name: string): boolean =>
  entry.isFile() && !name.startsWith(DATABASE_FILE) && !name.endsWith('.new') && isFileName(name);

const openFiles = async (dataDir: string): Promise<Carried[]> => {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const names = entries
    .map((entry) => ({ entry, name: relative(dataDir, join(entry.parentPath, entry.name)) }))
    .filter(({ entry, name }) => goesAlong(entry, name))
    .map(({ name }) => name)
    .sort();
  const carried: Carried[] = [];
  for (const [name, path] of [
    [DATABASE_FILE, SNAPSHOT],
    ...names.map((name) => [name, name]),
  ] as const) {
    const handle = await open(join(dataDir, path), 'r');
    carried.push({ name, handle, bytes: (await handle.stat()).size });
  }
  return carried;
};

async function* contentOf(manifest: Manifest, files: readonly Carried[]): AsyncGenerator<Buffer> {
  yield writeManifest(manifest);
  for (const { handle, bytes } of files) {
    let left = bytes;
    while (left > 0) {
      const buffer = Buffer.alloc(Math.min(left, READ_BYTES));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) throw new MoveFault('A file of the hub became shorter; try again.');
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}

const writeOut = async (
  outFile: string,
  passphrase: string,
  content: AsyncIterable<Buffer>,
): Promise<void> => {
  const beside = `${outFile}.part`;
  await rm(beside, { force: true });
  const file = await open(beside, 'wx', 0o600);
  try {
    for await (const piece of sealText(EXPORT_LABEL, passphrase, content))
      await file.writeFile(piece);
    await file.sync();
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(beside, outFile);
  const folder = await open(dirname(outFile), 'r');
  await folder.sync();
  await folder.close();
};

const refuseExisting = async (outFile: string): Promise<void> => {
  const found = await open(outFile, 'r').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new MoveFault(`${outFile} cannot be written (${systemCode(error)}).`, { cause: error });
  });
  if (found === undefined) return;
  await found.close();
  throw new MoveFault(`${outFile} is there already; an export never replaces a file.`);
};

/**
 * Writes everything a hub is into one file under a passphrase: site CA, keys, certificates, agent table, log, roster, deny list,
 * modes, identity and credential, directory. The hub may run meanwhile; the file holds the state of one moment.
 *
 * @returns the passphrase; a new one is kept nowhere
 * Errors   `MoveFault`; no file is left behind then
 */
export const exportHub = async ({
  dataDir,
  outFile,
  passphrase = newPassphrase(),
  clock = { nowMs: () => Date.now() },
}: ExportOptions): Promise<string> => {
  const kind = await kindOf(dataDir);
  await refuseExisting(outFile);
  const snapshot = join(dataDir, SNAPSHOT);
  await rm(snapshot, { force: true });
  const files: Carried[] = [];
  try {
    takeSnapshot(dataDir);
    files.push(...(await openFiles(dataDir)));
    const list = files.map(({ name, bytes }) => ({ name, bytes }));
    const manifest = { v: 1, kind, exportedAtUtc: clock.nowMs(), files: list } as const;
    await writeOut(outFile, passphrase, contentOf(manifest, files));
    return passphrase;
  } catch (error) {
    if (error instanceof MoveFault) throw error;
    throw new MoveFault(`${outFile} cannot be written (${systemCode(error)}).`, { cause: error });
  } finally {
    for (const { handle } of files) await handle.close();
    await rm(snapshot, { force: true });
  }
};
