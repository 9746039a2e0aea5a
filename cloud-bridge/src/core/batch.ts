import type { BatchReply, BatchRow, Cursor, EventBatch } from '@furtka/core-contract/sync';
import type { LocalEvents } from '@furtka/hub-contract/local-api';
import type { Place } from './cursor.ts';

/** Most characters of events in one batch, so that its body stays under 1 MiB. One row always goes. */
export const BATCH_MAX_CHARS = 600_000;

export type MadeBatch =
  | { readonly ok: true; readonly batch: EventBatch }
  /** `none`: nothing new. `other_log`: the hub answered with another log than asked. `order`: rows at or before the cursor. */
  | { readonly ok: false; readonly code: 'none' | 'hub.other_log' | 'hub.order' };

/** The longest run of rows that follow each other and fit the limits. */
const takeRows = (rows: readonly BatchRow[], maxRows: number): BatchRow[] => {
  const taken: BatchRow[] = [];
  let chars = 0;
  for (const row of rows) {
    const before = taken.at(-1);
    chars += row.payload.length;
    if (before !== undefined) {
      const fits = taken.length < maxRows && chars <= BATCH_MAX_CHARS;
      if (!fits || row.position !== before.position + 1) break;
    }
    taken.push(row);
  }
  return taken;
};

/**
 * Makes the next batch of what the hub answered. Rows go up as they are: the core judges each, so that one bad event holds up
 * nobody.
 */
export const makeBatch = (events: LocalEvents, place: Place): MadeBatch => {
  const [first] = events.rows;
  if (first === undefined) return { ok: false, code: 'none' };
  const { cursor } = place;
  if (cursor !== undefined && cursor.logId !== events.logId)
    return { ok: false, code: 'hub.other_log' };
  if (cursor !== undefined && first.position <= cursor.position)
    return { ok: false, code: 'hub.order' };
  const hasGap = place.gapBefore || events.gapBefore === true;
  return {
    ok: true,
    batch: {
      v: 1,
      logId: events.logId,
      rows: takeRows(events.rows, place.maxRows),
      ...(hasGap ? { gapBefore: true } : {}),
    },
  };
};

export type JudgedReply =
  | { readonly ok: true; readonly cursor: Cursor }
  /** `other_log`, `no_progress`, `other_hash`: an answer that cannot be about this batch. */
  | {
      readonly ok: false;
      readonly code: 'core.other_log' | 'core.no_progress' | 'core.other_hash';
    };

/**
 * Whether the core's answer moves the cursor. It may stand behind the batch's end (the core took a part) or beyond it (it had
 * more), but has to move, and a row of this batch has the hash that was sent.
 */
export const judgeReply = (batch: EventBatch, { cursor }: BatchReply): JudgedReply => {
  const [first] = batch.rows;
  if (cursor.logId !== batch.logId) return { ok: false, code: 'core.other_log' };
  if (first === undefined || cursor.position < first.position)
    return { ok: false, code: 'core.no_progress' };
  const row = batch.rows[cursor.position - first.position];
  if (row !== undefined && row.hash !== cursor.hash) return { ok: false, code: 'core.other_hash' };
  return { ok: true, cursor };
};

/**
 * The tap that a row is about: the event itself, or the one that a passage names.
 *
 * @returns  the tap's id; `undefined` for other events and for what cannot be read
 */
export const tapOf = (payload: string): string | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, id, tapId }: { kind?: unknown; id?: unknown; tapId?: unknown } = value;
  const tap = kind === 'tap' ? id : tapId;
  return typeof tap === 'string' ? tap : undefined;
};
