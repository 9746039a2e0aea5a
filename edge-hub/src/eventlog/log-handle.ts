import { randomUUID } from 'node:crypto';
import type { Statement } from 'better-sqlite3';
import type { Connection } from '../database/connection.ts';
import { readNumber, readSetting, writeSetting } from '../database/settings.ts';
import { type NoteMovement, prepareMovements } from '../presence/movement-store.ts';
import { CHAIN_START, type chainedFields } from './chain.ts';

/** Last row of the chain; position 0 with 64 zeros when there is none. */
export interface Head {
  readonly position: number;
  readonly hash: string;
}

/** Fields of a row in the order of its columns, then its hash. Bound by place: by name it takes four times as long. */
export type StoredFields = [...fields: ReturnType<typeof chainedFields>, hash: string];

/** The open event log: first argument of every function that reads or writes it. Only the database worker holds one. */
export interface LogHandle {
  readonly db: Connection;
  head: Head;
  logId: string;
  readonly insertRow: Statement<StoredFields>;
  readonly insertContent: Statement<[number, Uint8Array, Uint8Array]>;
  readonly rowByKey: Statement<[string], { source_id: string; epoch: string; seq: number }>;
  readonly noteMovement: NoteMovement;
}

/** Position and hash of the row before the oldest kept one. */
export const anchorOf = (db: Connection): Head => ({
  position: readNumber(db, 'anchorPosition'),
  hash: readSetting(db, 'anchorHash') ?? CHAIN_START,
});

const lastRow = (db: Connection): Head =>
  db
    .prepare<[], Head>('select position, hash from event_row order by position desc limit 1')
    .get() ?? anchorOf(db);

/** A new log id: whoever held a cursor into the old one reads again from the oldest row. */
export const mintLogId = (log: LogHandle, gapBefore: boolean): void => {
  const logId = randomUUID();
  writeSetting(log.db, 'logId', logId);
  writeSetting(log.db, 'logRead', 'no');
  writeSetting(log.db, 'gapBefore', gapBefore ? 'yes' : 'no');
  log.db.prepare('delete from acknowledgement').run();
  log.logId = logId;
};

export const openLog = (db: Connection): LogHandle => {
  const log: LogHandle = {
    db,
    head: lastRow(db),
    logId: readSetting(db, 'logId') ?? '',
    insertRow: db.prepare<StoredFields>(`
      insert into event_row (position, event_key, source_id, epoch, seq, kind, occurred_at_utc,
        received_at_utc, received_at_school_utc, hub_code, digest, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing`),
    insertContent: db.prepare('insert into event_content (position, salt, bytes) values (?, ?, ?)'),
    rowByKey: db.prepare('select source_id, epoch, seq from event_row where event_key = ?'),
    noteMovement: prepareMovements(db),
  };
  if (log.logId === '') db.transaction(() => mintLogId(log, false)).immediate();
  return log;
};

/** One transaction on the log: committed and flushed when it returns, without a trace when it throws. */
export const inTransaction = <Result>(log: LogHandle, act: () => Result): Result => {
  const { head, logId } = log;
  try {
    return log.db.transaction(act).immediate();
  } catch (error) {
    log.head = head;
    log.logId = logId;
    throw error;
  }
};
