import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { SQLITE_FILE } from '../db/dialects/sqlite.ts';
import type { TestKit } from './kit.ts';

/** Triggers of a table as SQLite keeps them. */
const triggersOf = (database: Database.Database, table: string): { name: string; sql: string }[] =>
  database
    .prepare("select name, sql from sqlite_master where type = 'trigger' and tbl_name = ?")
    .all(table) as { name: string; sql: string }[];

const onSqlite = (kit: TestKit, sql: string, without: string | undefined): void => {
  const database = new Database(join(kit.services.config.dataDir, SQLITE_FILE));
  try {
    const triggers = without === undefined ? [] : triggersOf(database, without);
    for (const { name } of triggers) database.exec(`drop trigger "${name}"`);
    database.exec(sql);
    for (const trigger of triggers) database.exec(trigger.sql);
  } finally {
    database.close();
  }
};

const onPostgres = async (
  kit: TestKit,
  sql: string,
  without: string | undefined,
): Promise<void> => {
  const { database } = kit.services.config;
  if (database.engine !== 'postgres' || database.ownerUrl === undefined) return;
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    if (without !== undefined) await client.query(`alter table "${without}" disable trigger user`);
    await client.query(sql);
    if (without !== undefined) await client.query(`alter table "${without}" enable trigger user`);
  } finally {
    await client.end();
  }
};

/**
 * Raw SQL past every guard, as somebody with the file or the owner's password could run it: for tests that show what such a person
 * cannot hide. `without` switches the triggers of that table off meanwhile.
 */
export const ownerRun = async (kit: TestKit, sql: string, without?: string): Promise<void> =>
  kit.engine === 'sqlite' ? onSqlite(kit, sql, without) : onPostgres(kit, sql, without);
