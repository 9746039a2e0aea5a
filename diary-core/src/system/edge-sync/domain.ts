import {
  DoorEvent,
  EVENT_MAX_BYTES,
  EVENT_VERSIONS,
  eventFault,
} from '@furtka/core-contract/event';
import type { BatchRow, Cursor, EventBatch } from '@furtka/core-contract/sync';
import { Compile } from 'typebox/compile';

const event = Compile(DoorEvent);

/** The event of a row, or why it was not taken. Codes beginning with `hub.` were given by the hub itself. */
type ReadRow =
  | { readonly ok: true; readonly event: DoorEvent }
  | { readonly ok: false; readonly code: string };

const refused = (code: string): ReadRow => ({ ok: false, code });

const versionOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'v' in value ? value.v : undefined;

/** Signs that a text of the database cannot hold: NUL and halves of a pair. */
const UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** What may stand as a code in a column, a log and a screen. */
const CODE = /^[\w.-]+$/;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
};

/**
 * Reads one row of a batch. A row that cannot be read is a value, never an exception: the rows around it must go on.
 *
 * @returns the event, or the code under which its bytes go to quarantine
 */
export const readRow = (row: BatchRow): ReadRow => {
  if (row.hubCode !== undefined)
    return refused(CODE.test(row.hubCode) ? `hub.${row.hubCode}`.slice(0, 64) : 'hub.unnamed');
  if (Buffer.byteLength(row.payload) > EVENT_MAX_BYTES) return refused('event.too_long');
  const value = parse(row.payload);
  if (value === undefined) return refused('event.malformed');
  const version = versionOf(value);
  if (version !== undefined && !EVENT_VERSIONS.some((known) => known === version))
    return refused('event.version_unknown');
  if (!event.Check(value)) return refused('event.invalid');
  // JSON.stringify writes exactly the signs that cannot be stored as escapes.
  if (value.detail && UNSTORABLE.test(JSON.stringify(value.detail)))
    return refused('event.invalid');
  const fault = eventFault(value);
  return fault === undefined ? { ok: true, event: value } : refused(fault);
};

/** A hub's log as the core knows it. */
export interface KnownLog extends Cursor {
  /** Whether a newer log of the same hub took its place. */
  readonly isSuperseded: boolean;
}

type Admission =
  | {
      readonly ok: true;
      readonly isNewLog: boolean;
      /** Rows are missing between what is held and the first row of this batch; it is reported, not repaired. */
      readonly hasGap: boolean;
      /** Where the hub shall go on. Never goes back within a log. */
      readonly cursor: Cursor;
    }
  | {
      readonly ok: false;
      readonly code:
        | 'sync.rows_not_in_order'
        | 'sync.hole'
        | 'sync.log_superseded'
        | 'sync.hash_differs';
    };

const refusedBatch = (code: Extract<Admission, { ok: false }>['code']): Admission => ({
  ok: false,
  code,
});

const areConsecutive = (rows: readonly BatchRow[]): boolean =>
  rows.every((row, index) => index === 0 || row.position === (rows[index - 1]?.position ?? 0) + 1);

/**
 * Whether a batch may follow what is held of the hub's log.
 *
 * Rows must be in order without holes. Within a log a batch may overlap what is held (a lost answer is sent again) but not
 * leave a hole; the row at the cursor must have the hash the core holds. A new log may begin anywhere: the hub lost its place
 * and is read again from its oldest row.
 *
 * @param log  what is held of `batch.logId`; `undefined` for a log never seen
 */
export const admitBatch = (log: KnownLog | undefined, batch: EventBatch): Admission => {
  const first = batch.rows[0];
  const last = batch.rows.at(-1);
  if (first === undefined || last === undefined || !areConsecutive(batch.rows))
    return refusedBatch('sync.rows_not_in_order');
  const end: Cursor = { logId: batch.logId, position: last.position, hash: last.hash };
  if (log === undefined)
    return {
      ok: true,
      isNewLog: true,
      hasGap: batch.gapBefore === true || first.position > 1,
      cursor: end,
    };
  if (log.isSuperseded) return refusedBatch('sync.log_superseded');
  if (first.position > log.position + 1) return refusedBatch('sync.hole');
  const atCursor = batch.rows.find((row) => row.position === log.position);
  if (atCursor !== undefined && atCursor.hash !== log.hash)
    return refusedBatch('sync.hash_differs');
  const held: Cursor = { logId: log.logId, position: log.position, hash: log.hash };
  return {
    ok: true,
    isNewLog: false,
    hasGap: false,
    cursor: last.position > log.position ? end : held,
  };
};
