import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SQLITE_FILE } from '../db/dialects/sqlite.ts';
import { copyFault, systemCode } from './copy-fault.ts';

const SNAPSHOT = `${SQLITE_FILE}.copy`;

export interface Snapshot {
  readonly file: string;
  readonly steps: readonly string[];
  remove(): Promise<void>;
}

const stepsIn = (db: Database.Database): string[] =>
  db
    .prepare<[], { name: string }>('select "name" from "migration" order by "name"')
    .all()
    .map(({ name }) => name);

/**
 * The database file as of one moment, beside the original, whatever the core writes meanwhile: the pages are read a few at a time inside
 * one read transaction, so nobody waits and nothing begins anew.
 */
export const takeSnapshot = async (dataDir: string): Promise<Snapshot> => {
  const file = join(dataDir, SNAPSHOT);
  const remove = () => rm(file, { force: true });
  await remove();
  let db: Database.Database | undefined;
  try {
    db = new Database(join(dataDir, SQLITE_FILE), { readonly: true, fileMustExist: true });
    db.exec('begin');
    const steps = stepsIn(db);
    await db.backup(file);
    return { file, steps, remove };
  } catch (cause) {
    await remove();
    const isFull = systemCode(cause) === 'SQLITE_FULL';
    const why = isFull ? 'there is no room for a copy' : 'it cannot be read';
    const sentence = `The database in ${dataDir} cannot be copied: ${why}.`;
    throw copyFault(sentence, cause, isFull ? 'room' : 'database');
  } finally {
    db?.close();
  }
};

/** A restored file is whole, and nobody is signed in by a session that may have been ended since. */
export const settleRestored = (file: string, emptied: readonly string[]): readonly string[] => {
  const db = new Database(file);
  try {
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw copyFault('The database in the copy is damaged; take another one.');
    const there = db
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => name);
    for (const table of emptied.filter((name) => there.includes(name)))
      db.exec(`delete from "${table}"`);
    return stepsIn(db);
  } finally {
    db.close();
  }
};
