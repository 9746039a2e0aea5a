import { createHash } from 'node:crypto';
import {
  CompiledQuery as Compiled,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { bug } from '../../domain/app-error.ts';
import type { Codec } from '../codec.ts';

/** SQLSTATE: a prepared statement outlived a change of its table. */
export const STALE_PLAN = '0A000';
const INT8 = 20;
const NUMERIC = 1700;
/** Longer texts (large multi-row inserts) are seldom the same twice. */
const LONGEST_NAMED = 4000;
const NAMED_AT_MOST = 400;

const toSafeNumber = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw bug('kernel.bug', { database: 'integer beyond 2^53' });
  return value;
};

/** 64-bit integers and sums come as text from PostgreSQL; ours all fit a number. */
export const POSTGRES_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    if (oid === INT8 || oid === NUMERIC) return toSafeNumber as never;
    return pg.types.getTypeParser(oid, format as 'text') as never;
  },
};

/** Statements that come again are prepared once per connection, under a name made from their text. */
const makeNames = (): ((sql: string) => string | undefined) => {
  const names = new Map<string, string>();
  return (sql) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (sql.length > LONGEST_NAMED || names.size >= NAMED_AT_MOST) return undefined;
    const name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
};

export class PostgresConnection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  readonly #codec: Codec;
  readonly #nameOf: (sql: string) => string | undefined;
  /** Set when the connection must not be used again. */
  isBroken = false;

  constructor(client: pg.PoolClient, codec: Codec, nameOf: (sql: string) => string | undefined) {
    this.client = client;
    this.#codec = codec;
    this.#nameOf = nameOf;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const values = this.#codec.encode(parameters);
    // Without parameters the simple protocol is used, which takes several statements in one round trip.
    const name = values.length === 0 ? undefined : this.#nameOf(sql);
    const result = await this.#send(
      name === undefined ? { text: sql, values } : { text: sql, values, name },
    );
    const rows = this.#codec.decode(result.rows ?? []) as R[];
    if (result.command === 'SELECT' || result.rowCount === null || result.rowCount === undefined)
      return { rows };
    return { rows, numAffectedRows: BigInt(result.rowCount) };
  }

  async #send(query: pg.QueryConfig): Promise<pg.QueryResult<Record<string, unknown>>> {
    try {
      return await this.client.query<Record<string, unknown>>(query);
    } catch (error) {
      // Cut off, unable to roll back, or holding a plan made before a table changed: not to be handed out again.
      const isOrderly = error instanceof pg.DatabaseError && error.code !== STALE_PLAN;
      if (!isOrderly || query.text === 'rollback') this.isBroken = true;
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: refused before anything could be given
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw bug('kernel.bug', { streaming: 'page through the rows instead' });
  }
}

class PostgresDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #codec: Codec;
  readonly #nameOf = makeNames();

  constructor(pool: pg.Pool, codec: Codec) {
    this.#pool = pool;
    this.#codec = codec;
  }

  async init(): Promise<void> {
    // The pool connects by itself.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PostgresConnection(await this.#pool.connect(), this.#codec, this.#nameOf);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const { client, isBroken } = connection as PostgresConnection;
    client.release(isBroken);
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

/** `onConnection` hears of each connection that Kysely takes, so that a broken one can be marked. */
export const postgresDialect = (pool: pg.Pool, codec: Codec): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PostgresDriver(pool, codec),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
