import { writeSetting } from '../database/settings.ts';
import { dropMovements } from '../presence/movement-store.ts';
import type { LogHandle } from './log-handle.ts';
import { holds, type Place } from './read.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** An event is kept this long after the core's receipt, whatever else is wanted. */
const KEPT_AFTER_RECEIPT_DAYS = 30;
/** Chained rows without content stay this long after their event, then the chain begins later. */
const ROWS_KEPT_DAYS = 400;
const ROWS_AT_ONCE = 2000;

/**
 * Notes how far the core has confirmed.
 *
 * @returns `false` when the log does not hold that place; nothing is noted then
 */
export const acknowledge = (log: LogHandle, place: Place, nowUtc: number): boolean => {
  if (!holds(log, place)) return false;
  log.db
    .prepare(
      `insert into acknowledgement (hour, position, at_utc) values (?, ?, ?)
       on conflict (hour) do update set
         position = max(position, excluded.position), at_utc = max(at_utc, excluded.at_utc)`,
    )
    .run(Math.floor(nowUtc / HOUR_MS), place.position, nowUtc);
  return true;
};

const position = (log: LogHandle, sql: string, ...args: number[]): number =>
  log.db.prepare<number[], { position: number | null }>(sql).get(...args)?.position ?? 0;

/** Highest position that the core has confirmed. */
export const acknowledgedPosition = (log: LogHandle): number =>
  position(log, 'select max(position) as position from acknowledgement');

/** Highest position whose receipt is old enough for its content to go. */
const releasedPosition = (log: LogHandle, nowUtc: number): number =>
  position(
    log,
    'select max(position) as position from acknowledgement where at_utc <= ?',
    nowUtc - KEPT_AFTER_RECEIPT_DAYS * DAY_MS,
  );

/** Last position before the first row that is younger than `beforeUtc`, at most `upTo`. */
const lastOlder = (log: LogHandle, upTo: number, beforeUtc: number): number => {
  const younger = position(
    log,
    'select min(position) as position from event_row where position <= ? and received_at_utc > ?',
    upTo,
    beforeUtc,
  );
  return younger === 0 ? upTo : younger - 1;
};

const eraseContent = (log: LogHandle, upTo: number, reason: string, nowUtc: number): number => {
  const from = position(log, 'select min(position) as position from event_content');
  const to = Math.min(upTo, from + ROWS_AT_ONCE - 1);
  if (from === 0 || to < from) return 0;
  log.db
    .prepare(
      'insert into erasure (from_position, to_position, reason, erased_at_utc) values (?, ?, ?, ?)',
    )
    .run(from, to, reason, nowUtc);
  dropMovements(log.db, to);
  return log.db.prepare('delete from event_content where position <= ?').run(to).changes;
};

/** Takes rows without content off the old end of the chain; the anchor remembers the hash that comes before the rest. */
const dropRows = (log: LogHandle, upTo: number): number => {
  const oldestContent = position(log, 'select min(position) as position from event_content');
  const first = position(log, 'select min(position) as position from event_row');
  const limit = oldestContent === 0 ? log.head.position : oldestContent - 1;
  const to = Math.min(upTo, limit, first + ROWS_AT_ONCE - 1);
  if (first === 0 || to < first) return 0;
  const last = log.db
    .prepare<[number], { hash: string }>('select hash from event_row where position = ?')
    .get(to);
  if (last === undefined) return 0;
  writeSetting(log.db, 'anchorPosition', to);
  writeSetting(log.db, 'anchorHash', last.hash);
  log.db.prepare('delete from erasure where to_position <= ?').run(to);
  return log.db.prepare('delete from event_row where position <= ?').run(to).changes;
};

export interface Retention {
  readonly nowUtc: number;
  readonly retentionDays: number;
  /** The store is nearly full: confirmed events go as soon as the rule of 30 days allows. */
  readonly pressed: boolean;
}

/**
 * One step of keeping the log small; call inside a transaction, again while `more`. Content goes after `retentionDays`, never
 * before 30 days after the core's receipt; salted digest and chain stay behind.
 */
export const retain = (
  log: LogHandle,
  rule: Retention,
): { readonly erased: number; readonly dropped: number; readonly more: boolean } => {
  const released = releasedPosition(log, rule.nowUtc);
  const oldEnough = lastOlder(log, released, rule.nowUtc - rule.retentionDays * DAY_MS);
  const upTo = rule.pressed ? released : oldEnough;
  const reason = rule.pressed ? 'full' : 'retention';
  const erased = eraseContent(log, upTo, reason, rule.nowUtc);
  const rowsUpTo = rule.pressed
    ? released
    : lastOlder(log, released, rule.nowUtc - ROWS_KEPT_DAYS * DAY_MS);
  const dropped = dropRows(log, rowsUpTo);
  return { erased, dropped, more: erased === ROWS_AT_ONCE || dropped === ROWS_AT_ONCE };
};
