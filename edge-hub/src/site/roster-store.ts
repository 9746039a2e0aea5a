import type { VerifyKey } from '@furtka/core-contract/signed';
import type { Connection } from '../database/connection.ts';
import { readSetting, writeSetting } from '../database/settings.ts';

export interface StoredRoster {
  readonly version: number;
  readonly signedText: string;
}

export const readRoster = (db: Connection): StoredRoster | undefined => {
  const row = db
    .prepare<[], { version: number; signed_text: string }>('select * from roster')
    .get();
  return row && { version: row.version, signedText: row.signed_text };
};

/** Keys that rosters may be signed with now; absent until a roster brought its successor's key. */
export const readRosterKeys = (db: Connection): VerifyKey[] | undefined => {
  const text = readSetting(db, 'rosterKeys');
  return text === undefined ? undefined : (JSON.parse(text) as VerifyKey[]);
};

export interface NewRoster extends StoredRoster {
  readonly keys: readonly VerifyKey[];
  readonly nowUtc: number;
}

/** Replaces the roster as a whole. Call inside a transaction. */
export const writeRoster = (db: Connection, roster: NewRoster): void => {
  db.prepare(
    `insert into roster (one, version, signed_text, stored_at_utc) values (1, ?, ?, ?)
     on conflict (one) do update set version = excluded.version,
       signed_text = excluded.signed_text, stored_at_utc = excluded.stored_at_utc`,
  ).run(roster.version, roster.signedText, roster.nowUtc);
  writeSetting(db, 'rosterKeys', JSON.stringify(roster.keys));
};
