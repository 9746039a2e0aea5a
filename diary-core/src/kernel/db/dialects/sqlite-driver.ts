import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { bug } from '../../domain/app-error.ts';
import type { Codec } from '../codec.ts';

const KEPT_STATEMENTS = 400;

/** One better-sqlite3 connection with its prepared statements kept. */
export class SqliteConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #codec: Codec;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database, codec: Codec) {
    this.#database = database;
    this.#codec = codec;
  }

  #prepare(sql: string): Database.Statement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    const made = this.#database.prepare(sql);
    const oldest = this.#statements.keys().next().value;
    if (this.#statements.size >= KEPT_STATEMENTS && oldest !== undefined)
      this.#statements.delete(oldest);
    this.#statements.set(sql, made);
    return made;
  }

  get isInTransaction(): boolean {
    return this.#database.inTransaction;
  }

  run(sql: string, parameters: readonly unknown[]): Record<string, unknown>[] {
    const statement = this.#prepare(sql);
    const values = this.#codec.encode(parameters);
    if (statement.reader)
      return this.#codec.decode(statement.all(...values) as Record<string, unknown>[]);
    statement.run(...values);
    return [];
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(query.sql);
    const values = this.#codec.encode(query.parameters);
    if (statement.reader) {
      const rows = this.#codec.decode(statement.all(...values) as Record<string, unknown>[]);
      return { rows: rows as R[] };
    }
    return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] };
  }

  // biome-ignore lint/correctness/useYield: refused before anything could be given
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw bug('kernel.bug', { streaming: 'page through the rows instead' });
  }
}

/** One connection, handed out to one transaction after the other, in order of asking. */
class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection;
  #last: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {
    // Opened by the engine.
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    // Closed by the engine.
  }
}

export const sqliteDialect = (connection: SqliteConnection): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new SqliteDriver(connection),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});
