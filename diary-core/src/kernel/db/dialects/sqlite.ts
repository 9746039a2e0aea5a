import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SchoolId } from '@furtka/core-contract/ids';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { AppError } from '../../domain/app-error.ts';
import { type Codec, makeCodec } from '../codec.ts';
import type { ColumnSpec } from '../columns.ts';
import { quoted } from '../ddl.ts';
import type { TableDefinition, Tables } from '../tables.ts';
import type { Engine, OwnerSession, Session } from './engine.ts';
import { SqliteConnection, sqliteDialect } from './sqlite-driver.ts';
import { rebuildSqlite } from './sqlite-rebuild.ts';
import { seenTables } from './sqlite-schema.ts';
import { erasesOnly } from './triggers.ts';

export const SQLITE_FILE = 'core.sqlite';
/** Another process of ours writes for milliseconds, a backup for seconds. */
const BUSY_TIMEOUT_MS = 5000;

const columnType = (spec: ColumnSpec): string => {
  switch (spec.kind) {
    case 'integer':
    case 'instant':
    case 'boolean':
      return 'integer';
    case 'bytes':
      return 'blob';
    default:
      return 'text';
  }
};

const columnCheck = (name: string, spec: ColumnSpec): string | undefined => {
  switch (spec.kind) {
    case 'id':
      return `length(${name}) = 36`;
    case 'boolean':
      return `${name} in (0, 1)`;
    case 'json':
      return `json_valid(${name})`;
    case 'localDate':
      return `${name} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`;
    case 'localTime':
      return `${name} glob '[0-9][0-9]:[0-9][0-9]*'`;
    default:
      return undefined;
  }
};

const afterCreate = (table: TableDefinition): string[] => {
  const refuse = (when: string, condition: string): string =>
    `create trigger ${quoted(`${table.name}_no_${when}`)} before ${when} on ${quoted(table.name)} ` +
    `when ${condition} begin select raise(abort, 'append-only'); end`;
  if (table.options.isAppendOnly === true) return [refuse('update', '1'), refuse('delete', '1')];
  if (table.options.erasable !== undefined)
    return [refuse('update', `not (${erasesOnly(table, 'is')})`), refuse('delete', '1')];
  return [];
};

const toAppError = (error: unknown): AppError | undefined => {
  if (!(error instanceof Database.SqliteError)) return undefined;
  const cause = { cause: error };
  switch (error.code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return new AppError('conflict', 'kernel.duplicate', {}, cause);
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return new AppError('conflict', 'kernel.still_referenced', {}, cause);
    case 'SQLITE_BUSY':
    case 'SQLITE_BUSY_SNAPSHOT':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR':
      return new AppError('unavailable', 'kernel.database_busy', {}, cause);
    default:
      return new AppError('bug', 'kernel.bug', { database: error.code }, cause);
  }
};

const openConnection = (file: string, isReadOnly: boolean): Database.Database => {
  const database = new Database(file, { readonly: isReadOnly, timeout: BUSY_TIMEOUT_MS });
  if (!isReadOnly) {
    database.pragma('journal_mode = WAL');
    // A receipt to a hub follows the commit: what was committed must survive a power cut.
    database.pragma('synchronous = FULL');
  }
  database.pragma('foreign_keys = ON');
  return database;
};

const usedBytes = (database: Database.Database): number => {
  const pragma = (name: string) => Number(database.pragma(name, { simple: true }));
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
};

interface Side {
  readonly kysely: Kysely<Tables>;
  readonly connection: SqliteConnection;
  readonly begin: string;
}

const makeSide = (database: Database.Database, codec: Codec, begin: string): Side => {
  const connection = new SqliteConnection(database, codec);
  return { connection, begin, kysely: new Kysely<Tables>({ dialect: sqliteDialect(connection) }) };
};

const inTransaction = <R>(side: Side, fn: (session: Session) => Promise<R>): Promise<R> =>
  side.kysely.connection().execute(async (kysely) => {
    side.connection.run(side.begin, []);
    try {
      const result = await fn({
        kysely,
        run: async (sql, parameters = []) => side.connection.run(sql, parameters),
      });
      side.connection.run('commit', []);
      return result;
    } catch (error) {
      // SQLite may have rolled back by itself (disk full); a second rollback would hide the cause.
      if (side.connection.isInTransaction) side.connection.run('rollback', []);
      throw error;
    }
  });

export interface SqliteOptions {
  readonly dataDir: string;
  readonly catalogue: Parameters<typeof makeCodec>[0];
  readonly nowMs: () => number;
}

/** One file in the data folder, one writer, one read-only connection. */
export const openSqlite = (options: SqliteOptions): Engine => {
  const file = join(options.dataDir, SQLITE_FILE);
  const wasThere = existsSync(file);
  const codec = makeCodec(options.catalogue);
  const writerDatabase = openConnection(file, false);
  const readerDatabase = openConnection(file, true);
  // Two processes migrating or writing at once wait for each other here.
  const writer = makeSide(writerDatabase, codec, 'begin immediate');
  const reader = makeSide(readerDatabase, codec, 'begin');
  const listeners = new Set<(schoolId: SchoolId, version: number) => void>();
  return {
    name: 'sqlite',
    lockRows: '',
    skipLocked: '',
    owns: true,
    prelude: [],
    tableSuffix: ' strict, without rowid',
    columnType,
    columnCheck,
    afterCreate,
    toAppError,
    // One writer: nothing fails for a moment only.
    mostTries: () => 1,
    transaction: ({ mode }, fn) => inTransaction(mode === 'read' ? reader : writer, fn),
    notifyInside: async () => undefined,
    notifyAfter: (schoolId, version) => {
      for (const listener of listeners) listener(schoolId, version);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    migrate: async (work) => {
      writerDatabase.pragma('foreign_keys = OFF');
      await work((fn) =>
        inTransaction(writer, (session) => fn(session as unknown as OwnerSession)),
      );
      writerDatabase.pragma('foreign_keys = ON');
    },
    copyBefore: async (label) => {
      if (!wasThere) return undefined;
      const copy = `${file}.before-${label.replaceAll('/', '-')}-${options.nowMs()}`;
      await writerDatabase.backup(copy);
      return copy;
    },
    rebuild(session, table) {
      return rebuildSqlite(this, session, table);
    },
    seenTables: async () => seenTables(readerDatabase),
    usedBytes: async () => usedBytes(readerDatabase),
    checkRoles: async () => undefined,
    close: async () => {
      await writer.kysely.destroy();
      await reader.kysely.destroy();
      readerDatabase.close();
      writerDatabase.close();
    },
  };
};
