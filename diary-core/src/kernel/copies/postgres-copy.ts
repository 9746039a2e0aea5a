import pg from 'pg';
import { quoted } from '../db/ddl.ts';
import { copyFault, DAMAGED, systemCode } from './copy-fault.ts';
import { END_OF_ENTRY, frame, textFrame } from './frames.ts';
import type { EntryHead } from './manifest.ts';

export type TableHead = Extract<EntryHead, { table: string }>;
type ColumnType = TableHead['columns'][number]['type'];

const ROWS_AT_ONCE = 200;

const TABLES = `
  select c.relname as "table",
         array_agg(a.attname::text order by a.attnum) as "columns",
         array_agg(format_type(a.atttypid, null) order by a.attnum) as "types"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r' and c.relname <> 'migration'
  group by c.relname order by c.relname`;

const readHeads = async (client: pg.Client): Promise<TableHead[]> => {
  const { rows } = await client.query<{ table: string; columns: string[]; types: ColumnType[] }>(
    TABLES,
  );
  return rows.map(({ table, columns, types }) => ({
    table,
    columns: columns.map((name, at) => ({ name, type: types[at] ?? 'text' })),
  }));
};

/** The rows of a table as lines of JSON arrays; every value is text, as PostgreSQL writes it. */
async function* rowsOf(client: pg.Client, head: TableHead): AsyncGenerator<Buffer> {
  yield textFrame(head);
  const values = head.columns.map(({ name }) => `${quoted(name)}::text`).join(', ');
  await client.query(
    `declare copied no scroll cursor for select json_build_array(${values})::text as "row" from ${quoted(head.table)}`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_ONCE} from copied`);
    if (rows.length === 0) break;
    for (const { row } of rows) yield frame(Buffer.from(row));
  }
  await client.query('close copied');
  yield END_OF_ENTRY;
}

/** One moment of a database, held open until `close`. */
export interface OpenMoment {
  readonly steps: readonly string[];
  readonly tables: number;
  rows(): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens one moment of the whole database as the backup role, which only reads and passes row-level security: repeatable read, so that
 * all tables are of the same commit while the servers go on writing.
 */
export const openMoment = async (url: string): Promise<OpenMoment> => {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ name: string }>('select "name" from "migration"');
    const heads = await readHeads(client);
    return {
      steps: rows.map(({ name }) => name).sort(),
      tables: heads.length,
      rows: async function* all() {
        for (const head of heads) yield* rowsOf(client, head);
      },
      close: () => client.end(),
    };
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw copyFault(
      `The database cannot be read by the backup role (${systemCode(cause) || 'no answer'}).`,
      cause,
      'database',
    );
  }
};

interface Constraint {
  readonly table: string;
  readonly name: string;
  readonly text: string;
}

const FOREIGN_KEYS = `
  select c.conrelid::regclass::text as "table", c.conname as "name", pg_get_constraintdef(c.oid) as "text"
  from pg_constraint c join pg_namespace n on n.oid = c.connamespace and n.nspname = 'public'
  where c.contype = 'f'`;

const isRow = (value: unknown, width: number): value is (string | null)[] =>
  Array.isArray(value) &&
  value.length === width &&
  value.every((one) => one === null || typeof one === 'string');

/** Rows of the tables of a copy, put into an empty schema inside one transaction of the owner. */
export class PostgresLoader {
  readonly #client: pg.Client;
  #keys: readonly Constraint[] = [];

  constructor(ownerUrl: string) {
    this.#client = new pg.Client({ connectionString: ownerUrl });
  }

  /** Foreign keys stand aside while tables come in any order; `finish` puts them back, which checks every row. */
  async begin(): Promise<void> {
    await this.#client.connect();
    await this.#client.query('begin');
    this.#keys = (await this.#client.query<Constraint>(FOREIGN_KEYS)).rows;
    for (const { table, name } of this.#keys)
      await this.#client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  }

  async load({ table, columns }: TableHead, rows: readonly Buffer[]): Promise<void> {
    const parsed = rows.map((row) => JSON.parse(row.toString('utf8')) as unknown);
    const good = parsed.filter((row) => isRow(row, columns.length));
    if (good.length < parsed.length) throw copyFault(DAMAGED);
    const names = columns.map(({ name }) => quoted(name)).join(', ');
    const casts = columns.map(({ name, type }) => `u.${quoted(name)}::${type}`).join(', ');
    const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
    await this.#client.query(
      `insert into ${quoted(table)} (${names}) select ${casts} from unnest(${arrays}) as u(${names})`,
      columns.map((_, at) => good.map((row) => row[at] ?? null)),
    );
  }

  async finish(): Promise<void> {
    for (const { table, name, text } of this.#keys)
      await this.#client.query(`alter table ${table} add constraint ${quoted(name)} ${text}`);
    await this.#client.query('commit');
    await this.#client.query('analyze');
  }

  /** What was not finished is undone. */
  async close(): Promise<void> {
    await this.#client.end();
  }
}

const asOwner = async <R>(url: string, fn: (client: pg.Client) => Promise<R>): Promise<R> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
};

const OWN_TABLES = 'select tablename as "table" from pg_tables where schemaname = \'public\'';

export const isEmptyDatabase = (ownerUrl: string): Promise<boolean> =>
  asOwner(ownerUrl, async (client) => (await client.query(OWN_TABLES)).rowCount === 0);

/** Takes away what a restore that failed had made in a database that was empty before. */
export const emptyDatabase = (ownerUrl: string): Promise<void> =>
  asOwner(ownerUrl, async (client) => {
    for (const { table } of (await client.query<{ table: string }>(OWN_TABLES)).rows)
      await client.query(`drop table ${quoted(table)} cascade`);
    await client.query('drop function if exists furtka_refuse()');
  });
