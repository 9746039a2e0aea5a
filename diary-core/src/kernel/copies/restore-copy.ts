import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pino from 'pino';
import type { Config } from '../../config.ts';
import { catalogueOf, stepsOf } from '../build-kernel.ts';
import { SQLITE_FILE } from '../db/dialects/sqlite.ts';
import { migrate } from '../db/migrate.ts';
import type { Feature } from '../feature.ts';
import { claimDataFolder } from '../keys/installation-kind.ts';
import { copyFault, DAMAGED, systemCode } from './copy-fault.ts';
import { type CopyManifest, type EntryHead, MASTER_KEY_ENTRY, SQLITE_ENTRY } from './manifest.ts';
import type { PostgresLoader, TableHead } from './postgres-copy.ts';
import { type CopyVisitor, readCopy } from './read-copy.ts';
import { settleRestored } from './sqlite-copy.ts';

/** Not brought back: a session may have been ended since, so everybody signs in again. */
const EMPTIED = ['session'] as const;
const ROWS_AT_ONCE = 500;

export interface RestoreOptions {
  /** Of the installation to be: its data folder is missing or empty, its PostgreSQL database too. */
  readonly config: Config;
  readonly inFile: string;
  readonly passphrase: string;
  readonly features: readonly Feature[];
}

type Head = Exclude<EntryHead, { end: number }>;

/** Takes what a copy tells into a folder beside the target, rows into the database. */
class Restorer implements CopyVisitor {
  readonly #options: RestoreOptions;
  readonly #folder: string;
  #file: FileHandle | undefined;
  #table: TableHead | undefined;
  #rows: Buffer[] = [];
  loader: PostgresLoader | undefined;
  hasTouchedDatabase = false;

  constructor(options: RestoreOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
  }

  async begin(manifest: CopyManifest): Promise<void> {
    const { config, features } = this.#options;
    if (manifest.kind !== config.kind)
      throw copyFault(`The copy is of a ${manifest.kind} installation; this is ${config.kind}.`);
    if (manifest.engine !== config.database.engine)
      throw copyFault(
        `The copy is of ${manifest.engine}, the config names ${config.database.engine}.`,
      );
    const known = new Set(stepsOf(features).map(({ name }) => name));
    const unknown = manifest.steps.find((name) => !known.has(name));
    if (unknown !== undefined)
      throw copyFault(
        `The copy was made by a newer program (${unknown}); restore it with that one.`,
      );
    if (config.database.engine === 'postgres') await this.#openDatabase(manifest.steps);
  }

  async head(head: Head): Promise<void> {
    if ('table' in head) {
      if (this.loader === undefined) throw copyFault(DAMAGED);
      this.#table = head;
      return;
    }
    if (head.file !== MASTER_KEY_ENTRY && head.file !== SQLITE_ENTRY) throw copyFault(DAMAGED);
    this.#file = await open(join(this.#folder, head.file), 'wx', 0o600);
  }

  async data(bytes: Buffer): Promise<void> {
    if (this.#file !== undefined) return this.#file.writeFile(bytes);
    this.#rows.push(Buffer.from(bytes));
    return this.#rows.length >= ROWS_AT_ONCE ? this.#load() : undefined;
  }

  async done(): Promise<void> {
    if (this.#table !== undefined) await this.#load();
    this.#table = undefined;
    await this.#file?.sync();
    await this.close();
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  async #load(): Promise<void> {
    const table = this.#table;
    const rows = this.#rows;
    this.#rows = [];
    if (table === undefined) throw copyFault(DAMAGED);
    if (rows.length === 0 || EMPTIED.some((name) => name === table.table)) return;
    await this.loader?.load(table, rows);
  }

  /** The schema as it was when the copy was made; what is newer comes at the first start. */
  async #openDatabase(steps: readonly string[]): Promise<void> {
    const { config, features } = this.#options;
    if (config.database.engine !== 'postgres') return;
    const { ownerUrl } = config.database;
    if (ownerUrl === undefined)
      throw copyFault('Restoring PostgreSQL needs databaseOwnerUrlFile, the address of the owner.');
    const { isEmptyDatabase, PostgresLoader } = await import('./postgres-copy.ts');
    if (!(await isEmptyDatabase(ownerUrl)))
      throw copyFault('The database is not empty; a restore needs a new one.');
    this.hasTouchedDatabase = true;
    const { openPostgres } = await import('../db/dialects/postgres.ts');
    const catalogue = catalogueOf(features);
    const log = pino({ level: 'silent' });
    const engine = openPostgres({ urls: config.database, catalogue, log });
    const wanted = stepsOf(features).filter(({ name }) => steps.includes(name));
    const tables = catalogue.tables;
    try {
      await migrate({ engine, steps: wanted, tables, nowMs: () => Date.now() });
    } finally {
      await engine.close();
    }
    this.loader = new PostgresLoader(ownerUrl);
    await this.loader.begin();
  }
}

const refuseUsed = async (dataDir: string): Promise<void> => {
  const names = await readdir(dataDir).catch((cause: unknown) => {
    if (systemCode(cause) === 'ENOENT') return [];
    throw copyFault(`${dataDir} cannot be used (${systemCode(cause)}).`, cause);
  });
  if (names.length > 0) throw copyFault(`${dataDir} is not empty; a restore needs a new folder.`);
};

/** Puts the folder in its place by one rename, the master key where the config wants it. */
const settle = async (config: Config, beside: string): Promise<void> => {
  const { dataDir, masterKeyFile } = config;
  if (!existsSync(join(beside, MASTER_KEY_ENTRY))) throw copyFault(DAMAGED);
  if (config.database.engine === 'sqlite') {
    if (!existsSync(join(beside, SQLITE_FILE))) throw copyFault(DAMAGED);
    settleRestored(join(beside, SQLITE_FILE), EMPTIED);
  }
  claimDataFolder(beside, config.kind);
  if (masterKeyFile !== join(dataDir, MASTER_KEY_ENTRY)) {
    if (existsSync(masterKeyFile))
      throw copyFault(`${masterKeyFile} is there already; a key is never written over.`);
    await mkdir(dirname(masterKeyFile), { recursive: true, mode: 0o700 });
    await rename(join(beside, MASTER_KEY_ENTRY), masterKeyFile);
  }
  await rename(beside, dataDir);
  const parent = await open(dirname(dataDir), 'r');
  await parent.sync();
  await parent.close();
};

/**
 * Makes an installation of a copy: everything is read and checked first, beside the target, then put in its place. Nobody is signed in
 * afterwards; hubs go on by themselves, because a hub whose place in its log is newer is read again from what it still holds.
 *
 * Errors: `kernel.copy_failed` with a sentence; folder and database are empty as before then
 */
export const restoreCopy = async (options: RestoreOptions): Promise<CopyManifest> => {
  const { config, inFile, passphrase } = options;
  const { dataDir } = config;
  await refuseUsed(dataDir);
  const parent = dirname(dataDir);
  if (!existsSync(parent)) throw copyFault(`There is no folder ${parent}.`);
  const beside = join(parent, `.${basename(dataDir)}.restore`);
  const restorer = new Restorer(options, beside);
  try {
    await rm(beside, { recursive: true, force: true });
    await mkdir(beside, { mode: 0o700 });
    const manifest = await readCopy(inFile, passphrase, restorer);
    await restorer.loader?.finish();
    await settle(config, beside);
    return manifest;
  } catch (error) {
    await restorer.close();
    await restorer.loader?.close().catch(() => undefined);
    restorer.loader = undefined;
    if (restorer.hasTouchedDatabase && config.database.engine === 'postgres') {
      const { emptyDatabase } = await import('./postgres-copy.ts');
      await emptyDatabase(config.database.ownerUrl ?? '');
    }
    await rm(beside, { recursive: true, force: true });
    if (systemCode(error).startsWith('E'))
      throw copyFault(`${dataDir} cannot be written (${systemCode(error)}).`, error);
    throw error;
  } finally {
    await restorer.loader?.close().catch(() => undefined);
  }
};
