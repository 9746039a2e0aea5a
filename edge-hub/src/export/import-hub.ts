import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { openSealed, SealFault } from '@furtka/core-contract/sealed';
import Database from 'better-sqlite3';
import { SCHEMA_STEPS } from '../database/schema.ts';
import { writeSetting } from '../database/settings.ts';
import { DATABASE_FILE, type Manifest, readManifest } from './manifest.ts';
import { EXPORT_LABEL, MoveFault, systemCode } from './move-fault.ts';

const DAMAGED = 'The export is damaged or cut short; take another copy of it.';
const SEAL_SENTENCES = {
  damaged: DAMAGED,
  foreign: 'The file is not an export of a hub.',
  wrong_passphrase: 'The passphrase is not the one that was printed with this export.',
} as const;
const READ_BYTES = 256 * 1024;

export interface ImportOptions {
  /** Folder that becomes the hub's data folder: missing or empty. */
  readonly dataDir: string;
  readonly inFile: string;
  /** As it was printed by the export. */
  readonly passphrase: string;
  /** The installation takes only its own kind; absent: any. */
  readonly kind?: Manifest['kind'];
}

export interface Imported {
  readonly kind: Manifest['kind'];
  readonly exportedAtUtc: number;
  readonly files: number;
}

const isServed = (socketPath: string): Promise<boolean> =>
  new Promise((resolvePromise) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolvePromise(true);
    });
    socket.once('error', () => resolvePromise(false));
  });

const refuseUsed = async (dataDir: string): Promise<void> => {
  let names: string[];
  try {
    names = await readdir(dataDir);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return;
    throw new MoveFault(`${dataDir} cannot be used (${systemCode(cause)}).`, { cause });
  }
  if (names.includes('hub.sock') && (await isServed(join(dataDir, 'hub.sock'))))
    throw new MoveFault(`A hub runs on ${dataDir}; an import needs an empty folder.`);
  if (names.length > 0)
    throw new MoveFault(`${dataDir} is not empty; an import needs a new folder.`);
};

/** Takes a stream of pieces apart into the files that its manifest names. */
class Unpacker {
  readonly #folder: string;
  readonly #kind: Manifest['kind'] | undefined;
  #waiting = Buffer.alloc(0);
  #manifest: Manifest | undefined;
  #index = 0;
  #left = 0;
  #file: FileHandle | undefined;

  constructor(folder: string, kind: Manifest['kind'] | undefined) {
    this.#folder = folder;
    this.#kind = kind;
  }

  async take(piece: Buffer): Promise<void> {
    if (this.#manifest !== undefined) return this.#write(piece);
    this.#waiting = Buffer.concat([this.#waiting, piece]);
    const read = readManifest(this.#waiting);
    if (read === undefined) return undefined;
    const { manifest, rest } = read;
    if (this.#kind !== undefined && manifest.kind !== this.#kind)
      throw new MoveFault(`The export is of a ${manifest.kind} hub; this is ${this.#kind}.`);
    if (!manifest.files.some(({ name }) => name === DATABASE_FILE)) throw new MoveFault(DAMAGED);
    this.#manifest = manifest;
    await this.#next();
    return this.#write(rest);
  }

  /** Errors: `MoveFault` when something is missing */
  finish(): Manifest {
    if (this.#manifest === undefined || this.#file !== undefined) throw new MoveFault(DAMAGED);
    return this.#manifest;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  /** Opens the next file that has content; an empty one is only made. */
  async #next(): Promise<void> {
    for (;;) {
      const next = this.#manifest?.files[this.#index];
      if (next === undefined) return;
      this.#index += 1;
      const path = join(this.#folder, next.name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      this.#file = await open(path, 'wx', 0o600);
      this.#left = next.bytes;
      if (next.bytes > 0) return;
      await this.#finishFile();
    }
  }

  async #finishFile(): Promise<void> {
    await this.#file?.sync();
    await this.close();
  }

  async #write(piece: Buffer): Promise<void> {
    let rest = piece;
    while (rest.length > 0) {
      if (this.#file === undefined) throw new MoveFault(DAMAGED);
      const part = rest.subarray(0, this.#left);
      await this.#file.writeFile(part);
      this.#left -= part.length;
      rest = rest.subarray(part.length);
      if (this.#left > 0) continue;
      await this.#finishFile();
      await this.#next();
    }
  }
}

/** Checks the copied database and makes it that of a hub that begins here. */
const prepareDatabase = (file: string): void => {
  const db = new Database(file);
  try {
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > SCHEMA_STEPS.length)
      throw new MoveFault('The export was made by a later release; import it with that one.');
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new MoveFault(DAMAGED);
    // The copy of a running hub looks like one that lost its power.
    writeSetting(db, 'cleanStop', 'yes');
  } finally {
    db.close();
  }
};

const unpack = async (
  { inFile, passphrase, kind }: ImportOptions,
  folder: string,
): Promise<Manifest> => {
  const file = await open(inFile, 'r').catch((cause: unknown) => {
    throw new MoveFault(`${inFile} cannot be read (${systemCode(cause)}).`, { cause });
  });
  const unpacker = new Unpacker(folder, kind);
  try {
    const bytes = file.createReadStream({ highWaterMark: READ_BYTES, autoClose: false });
    for await (const piece of openSealed(EXPORT_LABEL, passphrase, bytes))
      await unpacker.take(piece);
    return unpacker.finish();
  } catch (error) {
    if (error instanceof SealFault)
      throw new MoveFault(SEAL_SENTENCES[error.code], { cause: error });
    throw error;
  } finally {
    await unpacker.close();
    await file.close();
  }
};

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
};

/**
 * Makes a hub of an export: everything is read, checked and written beside the target, then put in its place by one rename. The agents
 * connect to it with the certificates they have.
 *
 * Errors: `MoveFault`; the target is as it was then
 */
export const importHub = async (options: ImportOptions): Promise<Imported> => {
  const dataDir = resolve(options.dataDir);
  await refuseUsed(dataDir);
  const parent = dirname(dataDir);
  if (!existsSync(parent)) throw new MoveFault(`There is no folder ${parent}.`);
  const beside = join(parent, `.${basename(dataDir)}.import`);
  try {
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside, { mode: 0o700 });
    const manifest = await unpack(options, beside);
    prepareDatabase(join(beside, DATABASE_FILE));
    await syncFolder(beside);
    await rename(beside, dataDir);
    await syncFolder(parent);
    const { kind, exportedAtUtc, files } = manifest;
    return { kind, exportedAtUtc, files: files.length };
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (error instanceof MoveFault) throw error;
    throw new MoveFault(`${dataDir} cannot be written (${systemCode(error)}).`, { cause: error });
  }
};
