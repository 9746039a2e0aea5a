import { isUuid, type SchoolId } from '@furtka/core-contract/ids';
import { CompiledQuery, Kysely } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { AppError, bug } from '../../domain/app-error.ts';
import { type Codec, makeCodec } from '../codec.ts';
import type { Tables } from '../tables.ts';
import type { Engine, OwnerSession, Session, TransactionOptions } from './engine.ts';
import { afterCreate, columnCheck, columnType, PRELUDE } from './postgres-ddl.ts';
import { POSTGRES_TYPES, postgresDialect, STALE_PLAN } from './postgres-driver.ts';
import { CHANNEL, type CommitListener, startListening } from './postgres-notify.ts';
import { rebuildPostgres } from './postgres-rebuild.ts';
import { seenTables } from './postgres-schema.ts';
import { makeNumbered } from './statement-text.ts';

const STATEMENT_TIMEOUT_MS = 15_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;
const POOL_SIZE = 10;
/** Any number, the same in every release: "furtka" in letters. */
const MIGRATION_LOCK = 0x667572;

export interface PostgresUrls {
  readonly appUrl: string;
  readonly platformUrl: string;
  /** For migrations only; without it the schema must be up to date already. */
  readonly ownerUrl?: string;
  /** For copies only. */
  readonly backupUrl?: string;
}

export interface PostgresOptions {
  readonly urls: PostgresUrls;
  readonly catalogue: Parameters<typeof makeCodec>[0];
  readonly log: Logger;
}

const SERIALISATION = new Set(['40001', '40P01']);

const codeOf = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError
    ? error.code
    : (error as NodeJS.ErrnoException | undefined)?.code;

const DUPLICATE = '23505';

const toAppError = (error: unknown): AppError | undefined => {
  const code = codeOf(error);
  if (error instanceof AppError || code === undefined) return undefined;
  const cause = { cause: error };
  if (code === DUPLICATE) return new AppError('conflict', 'kernel.duplicate', {}, cause);
  if (code === '23503') return new AppError('conflict', 'kernel.still_referenced', {}, cause);
  const isBusy =
    SERIALISATION.has(code) || /^(08|53|57)/.test(code) || code.startsWith('E') || code === '55P03';
  if (isBusy) return new AppError('unavailable', 'kernel.database_busy', {}, cause);
  return error instanceof pg.DatabaseError
    ? new AppError('bug', 'kernel.bug', { database: code }, cause)
    : undefined;
};

const makePool = (url: string, log: Logger): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    types: POSTGRES_TYPES,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    // A receipt to a hub follows the commit: what was committed must survive a power cut.
    options: '-c synchronous_commit=on',
  });
  pool.on('error', (error) => log.warn({ err: error }, 'db.idle_connection_lost'));
  return pool;
};

const beginText = ({ mode, tenant }: TransactionOptions): string => {
  if (!isUuid(tenant)) throw bug('kernel.bug', { tenant: 'not an id' });
  const kind = mode === 'read' ? ' isolation level repeatable read read only' : '';
  return `begin${kind}; select set_config('app.school_id', '${tenant}', true)`;
};

const runner = (kysely: Kysely<never>, numbered: (sql: string) => string): Session['run'] => {
  return async (sql, parameters = []) => {
    const query = CompiledQuery.raw(numbered(sql), [...parameters]);
    return (await kysely.executeQuery<Record<string, unknown>>(query)).rows;
  };
};

/** One transaction on one pooled connection; a connection that cannot even roll back is thrown away. */
const inTransaction = <T, R>(
  kysely: Kysely<T>,
  begin: string,
  numbered: (sql: string) => string,
  log: Logger,
  fn: (session: { kysely: Kysely<T>; run: Session['run'] }) => Promise<R>,
): Promise<R> =>
  kysely.connection().execute(async (connection) => {
    const raw = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
    await raw(begin);
    try {
      const run = runner(connection as unknown as Kysely<never>, numbered);
      const result = await fn({ kysely: connection, run });
      await raw('commit');
      return result;
    } catch (error) {
      await raw('rollback').catch((late: unknown) => log.warn({ err: late }, 'db.rollback_failed'));
      throw error;
    }
  });

const ROLE_FAULTS = `
  select r.rolname as "role", r.rolsuper as "isSuper", r.rolbypassrls as "bypasses",
    exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
            where c.relkind = 'r' and pg_has_role(r.oid, c.relowner, 'member')) as "owns"
  from pg_roles r where r.rolname = current_user`;

/** A server that could pass row-level security would make it worthless. */
const checkRole = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{
    role: string;
    isSuper: boolean;
    bypasses: boolean;
    owns: boolean;
  }>(ROLE_FAULTS);
  const row = rows[0];
  if (row === undefined || row.isSuper || row.bypasses || row.owns)
    throw new AppError('unavailable', 'kernel.wrong_role', {
      sentence: `The database role ${row?.role ?? '?'} is a superuser, owns tables or passes row-level security: serve as furtka_app and furtka_platform.`,
    });
};

const migrateAs = async (
  url: string,
  codec: Codec,
  log: Logger,
  numbered: (sql: string) => string,
  work: Parameters<Engine['migrate']>[0],
): Promise<void> => {
  const pool = new pg.Pool({ connectionString: url, max: 2, types: POSTGRES_TYPES });
  const lock = await pool.connect();
  const kysely = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: postgresDialect(pool, codec),
  });
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await work((fn) =>
      inTransaction(kysely, 'begin', numbered, log, (session) => fn(session as OwnerSession)),
    );
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    lock.release(true);
    await kysely.destroy();
  }
};

/** Names the point in the write-ahead log to which an archive can be restored; needs a right that the owner may not have. */
const restorePoint = async (url: string, label: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_create_restore_point($1)', [
      `furtka-before-${label}`.slice(0, 63),
    ]);
    return `restore point furtka-before-${label}`;
  } catch (error) {
    if (codeOf(error) === '42501' || codeOf(error) === '55000')
      return 'no restore point: the owner may not make one; rely on the last backup';
    throw error;
  } finally {
    await client.end();
  }
};

/** What does not depend on the installation. */
const FIXED = {
  name: 'postgres',
  // Weaker than `for update`: rows that refer to a locked one may still be inserted.
  lockRows: ' for no key update',
  skipLocked: ' for update skip locked',
  tableSuffix: '',
  prelude: PRELUDE,
  columnType,
  columnCheck,
  afterCreate,
  toAppError,
  mostTries: (error: unknown): number => {
    const code = codeOf(error);
    if (code === undefined) return 1;
    if (SERIALISATION.has(code) || code === STALE_PLAN) return 5;
    // Two looked, saw nothing and wrote the same row: the second look finds it, and says in its feature's words what that means.
    return code === DUPLICATE ? 2 : 1;
  },
} as const;

/** PostgreSQL as two roles, each with a pool of its own, and a listener for the commits of other processes. */
export const openPostgres = ({ urls, catalogue, log }: PostgresOptions): Engine => {
  const codec = makeCodec(catalogue);
  const numbered = makeNumbered();
  const appPool = makePool(urls.appUrl, log);
  const platformPool = makePool(urls.platformUrl, log);
  const app = new Kysely<Tables>({ dialect: postgresDialect(appPool, codec) });
  const platform = new Kysely<Tables>({ dialect: postgresDialect(platformPool, codec) });
  const listeners = new Set<CommitListener>();
  const tell: CommitListener = (schoolId, version) => {
    for (const listener of listeners) listener(schoolId, version);
  };
  const heads = async () =>
    (
      await platformPool.query<{ id: SchoolId; version: number }>(
        'select id, version from school_head',
      )
    ).rows.map(({ id, version }) => ({ schoolId: id, version }));
  let listening: { stop(): Promise<void> } | undefined;
  const { ownerUrl } = urls;
  return {
    ...FIXED,
    owns: ownerUrl !== undefined,
    transaction: (options, fn) =>
      inTransaction(options.isPlatform ? platform : app, beginText(options), numbered, log, fn),
    notifyInside: async (session, schoolId, version) => {
      await session.run('select pg_notify(?, ?)', [CHANNEL, `${schoolId}:${version}`]);
    },
    // Told at once here; other processes, and this one again, hear it by notification.
    notifyAfter: tell,
    listen: (listener) => {
      listeners.add(listener);
      listening ??= startListening({ url: urls.appUrl, log, tell, heads });
      return () => listeners.delete(listener);
    },
    migrate: (work) =>
      ownerUrl === undefined
        ? work((fn) =>
            inTransaction(app, 'begin', numbered, log, (session) =>
              fn(session as unknown as OwnerSession),
            ),
          )
        : migrateAs(ownerUrl, codec, log, numbered, work),
    copyBefore: async (label) =>
      ownerUrl === undefined ? undefined : restorePoint(ownerUrl, label),
    rebuild(session, table) {
      return rebuildPostgres(this, session, table);
    },
    seenTables: () => seenTables(appPool),
    usedBytes: async () => {
      const text = 'select pg_database_size(current_database()) as "bytes"';
      return (await platformPool.query<{ bytes: number }>(text)).rows[0]?.bytes ?? 0;
    },
    checkRoles: async () => {
      await checkRole(appPool);
      await checkRole(platformPool);
    },
    close: async () => {
      await listening?.stop();
      await app.destroy();
      await platform.destroy();
      for (const pool of [appPool, platformPool]) if (!pool.ended) await pool.end();
    },
  };
};
