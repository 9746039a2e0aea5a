import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { uuidv7 } from '@furtka/core-contract/ids';
import Database, { type Database as Sqlite } from 'better-sqlite3';
import type { SpoolRow } from '../core/outbox.ts';
import type { EventDraft, SpoolWorkerData } from './spool-messages.ts';

const SCHEMA = `
  create table if not exists meta (key text primary key, value text not null) strict, without rowid;
  create table if not exists event (
    pos integer primary key autoincrement,
    id text not null unique,
    epoch text not null,
    seq integer not null,
    payload text not null,
    unique (epoch, seq)
  ) strict;
  create table if not exists open_tap (tap_id text primary key, draft text not null) strict, without rowid;
`;

/** The durable queue of one agent: rows leave only by a receipt of the hub. */
export interface SpoolStore {
  readonly db: Sqlite;
  readonly epoch: string;
  readonly wasUnclean: boolean;
  readonly wasDamaged: boolean;
}

const metaOf = (db: Sqlite, key: string): string | undefined =>
  (db.prepare('select value from meta where key = ?').get(key) as { value: string } | undefined)
    ?.value;

const setMeta = (db: Sqlite, key: string, value: string): void => {
  db.prepare(
    'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  ).run(key, value);
};

const openFile = (path: string, maxPages: number): Sqlite => {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma(`max_page_count = ${maxPages}`);
    const check = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw new Error('spool.damaged');
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'spool.damaged' ||
    ('code' in error && ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].includes(String(error.code))));

/** A damaged file is kept beside, for a person to look at; the door goes on with a new one. */
const putAside = (path: string): void => {
  const mark = randomBytes(4).toString('hex');
  for (const part of ['', '-wal', '-shm'])
    if (existsSync(path + part)) renameSync(path + part, `${path}.damaged-${mark}${part}`);
};

/**
 * Opens the spool and marks it as in use. A missing file, a damaged one and one of an earlier enrolment begin a new epoch;
 * rows of the earlier epoch stay and go up as they are.
 */
export const openSpoolStore = (data: SpoolWorkerData): SpoolStore => {
  let db: Sqlite;
  let wasDamaged = false;
  try {
    db = openFile(data.path, data.maxPages);
  } catch (error) {
    if (!isDamage(error)) throw error;
    putAside(data.path);
    wasDamaged = true;
    db = openFile(data.path, data.maxPages);
  }
  const wasUnclean = metaOf(db, 'clean') === '0';
  const known = metaOf(db, 'enrolment') === data.enrolmentId ? metaOf(db, 'epoch') : undefined;
  const epoch = known ?? uuidv7(data.nowMs, randomBytes(10));
  db.transaction(() => {
    if (known === undefined) {
      setMeta(db, 'epoch', epoch);
      setMeta(db, 'enrolment', data.enrolmentId);
      setMeta(db, 'seq', '0');
    }
    setMeta(db, 'clean', '0');
  })();
  return { db, epoch, wasUnclean, wasDamaged };
};

const isGrantedTap = (draft: EventDraft): boolean =>
  draft.kind === 'tap' && draft.reason !== undefined && !draft.reason.startsWith('denied.');

/** First 48 bits of a UUIDv7: system time of its making. */
const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

const insert = (store: SpoolStore, draft: EventDraft, seq: number): SpoolRow | undefined => {
  const { db, epoch } = store;
  const payload = JSON.stringify({ ...draft, epoch, seq });
  const done = db
    .prepare(
      'insert into event (id, epoch, seq, payload) values (?, ?, ?, ?) on conflict (id) do nothing',
    )
    .run(draft.id, epoch, seq, payload);
  if (done.changes === 0) return undefined;
  if (isGrantedTap(draft))
    db.prepare('insert or ignore into open_tap (tap_id, draft) values (?, ?)').run(
      draft.id,
      JSON.stringify(draft),
    );
  if (draft.tapId !== undefined)
    db.prepare('delete from open_tap where tap_id = ?').run(draft.tapId);
  return { pos: Number(done.lastInsertRowid), id: draft.id, epoch, seq, payload };
};

/**
 * Commits events, in order, all or none. One that is there already (handed over twice) gets no second number.
 *
 * Errors  what SQLite says; nothing is written then
 */
export const appendEvents = (
  store: SpoolStore,
  drafts: readonly EventDraft[],
  beforeCommit: () => void = () => undefined,
): readonly SpoolRow[] =>
  store.db.transaction(() => {
    let seq = Number(metaOf(store.db, 'seq') ?? '0');
    let newestMs = Number(metaOf(store.db, 'newest') ?? '0');
    const rows: SpoolRow[] = [];
    for (const draft of drafts) {
      const row = insert(store, draft, seq + 1);
      if (row === undefined) continue;
      seq = row.seq;
      newestMs = Math.max(newestMs, timeOf(draft.id));
      rows.push(row);
    }
    setMeta(store.db, 'seq', String(seq));
    setMeta(store.db, 'newest', String(newestMs));
    beforeCommit();
    return rows;
  })();

/** Deletes what the hub has committed; receipts for rows that are gone change nothing. */
export const forgetEvents = (
  store: SpoolStore,
  receipts: readonly { readonly epoch: string; readonly seq: number }[],
): void => {
  const remove = store.db.prepare('delete from event where epoch = ? and seq = ?');
  store.db.transaction(() => {
    for (const { epoch, seq } of receipts) remove.run(epoch, seq);
  })();
};

/** Rows behind a position, oldest first. */
export const readEvents = (store: SpoolStore, after: number, limit: number): readonly SpoolRow[] =>
  store.db
    .prepare('select pos, id, epoch, seq, payload from event where pos > ? order by pos limit ?')
    .all(after, limit) as SpoolRow[];

export const depthOf = (store: SpoolStore): number =>
  (store.db.prepare('select count(*) as depth from event').get() as { depth: number }).depth;

export const newestMsOf = (store: SpoolStore): number => Number(metaOf(store.db, 'newest') ?? '0');

/** Granted taps whose outcome was never written: the last run ended in the middle of a pulse. */
export const leftoversOf = (store: SpoolStore): readonly EventDraft[] =>
  (store.db.prepare('select draft from open_tap order by tap_id').all() as { draft: string }[]).map(
    ({ draft }) => JSON.parse(draft) as EventDraft,
  );

/** Marks the end as clean and closes. */
export const closeSpoolStore = (store: SpoolStore): void => {
  setMeta(store.db, 'clean', '1');
  store.db.close();
};
