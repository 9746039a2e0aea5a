import type { Cursor } from '@furtka/core-contract/sync';
import { readSetting, writeSetting } from '../database/settings.ts';
import { CHAIN_START } from './chain.ts';
import { anchorOf, type LogHandle, mintLogId } from './log-handle.ts';

/** Longest payload that goes up, in characters; longer ones were quarantined and are cut, the hub keeps them whole. */
const PAYLOAD_MAX_CHARS = 16384;

/** A row as it goes up: `BatchRow` of the sync contract. */
interface PageRow {
  readonly position: number;
  readonly hash: string;
  readonly receivedAtUtc: number;
  readonly receivedAtSchoolUtc: number;
  readonly hubCode?: string;
  readonly payload: string;
}

export interface Page {
  readonly logId: string;
  readonly rows: readonly PageRow[];
  readonly head: { readonly logId: string; readonly position: number; readonly hash: string };
  readonly gapBefore: boolean;
}

/** A reader's place; all parts absent: from the oldest row. */
export type Place = Pick<Cursor, 'position' | 'hash'> & { readonly logId: string };

interface Row {
  position: number;
  hash: string;
  received_at_utc: number;
  received_at_school_utc: number;
  hub_code: string | null;
  bytes: Buffer;
}

/** Does the log hold exactly this hash at this position? */
export const holds = (log: LogHandle, place: Place): boolean => {
  if (place.logId !== log.logId) return false;
  if (place.position === 0) return place.hash === CHAIN_START;
  const anchor = anchorOf(log.db);
  if (place.position === anchor.position) return place.hash === anchor.hash;
  const row = log.db
    .prepare<[number], { hash: string }>('select hash from event_row where position = ?')
    .get(place.position);
  return row?.hash === place.hash;
};

/** The oldest row that still has its content; erased ones are not sent again. */
const oldestReadable = (log: LogHandle): number =>
  log.db
    .prepare<[], { position: number | null }>('select min(position) as position from event_content')
    .get()?.position ?? log.head.position + 1;

const toPageRow = (row: Row): PageRow => ({
  position: row.position,
  hash: row.hash,
  receivedAtUtc: row.received_at_utc,
  receivedAtSchoolUtc: row.received_at_school_utc,
  ...(row.hub_code === null ? {} : { hubCode: row.hub_code }),
  payload: row.bytes.toString('utf8').slice(0, PAYLOAD_MAX_CHARS),
});

/**
 * Rows after a place, at most `limit`. Call inside a transaction.
 *
 * @returns `undefined` when the log does not hold that place: from then on it has another log id and is read from its oldest row.
 *          A log id that nobody has read yet is kept, so a reader that repeats its lost place changes nothing.
 */
export const readAfter = (
  log: LogHandle,
  place: Place | undefined,
  limit: number,
): Page | undefined => {
  if (place !== undefined && !holds(log, place)) {
    if (readSetting(log.db, 'logRead') === 'yes') mintLogId(log, true);
    else writeSetting(log.db, 'gapBefore', 'yes');
    return undefined;
  }
  if (readSetting(log.db, 'logRead') !== 'yes') writeSetting(log.db, 'logRead', 'yes');
  const after = place?.position ?? 0;
  const oldest = oldestReadable(log);
  const rows = log.db
    .prepare<[number, number], Row>(
      `select r.position, r.hash, r.received_at_utc, r.received_at_school_utc, r.hub_code, c.bytes
         from event_row r join event_content c on c.position = r.position
        where r.position > ? order by r.position limit ?`,
    )
    .all(after, limit)
    .map(toPageRow);
  return {
    logId: log.logId,
    rows,
    head: { logId: log.logId, ...log.head },
    gapBefore:
      (after === 0 && readSetting(log.db, 'gapBefore') === 'yes') ||
      (after < oldest - 1 && rows.length > 0),
  };
};
