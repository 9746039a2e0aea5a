import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Kept } from './judge.ts';

/** Reads a program's own database file from outside, read-only. Nothing where the file is not there yet. */
const rowsOf = (file: string, sql: string): Record<string, unknown>[] => {
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare<[], Record<string, unknown>>(sql).all();
  } finally {
    db.close();
  }
};

const text = (value: unknown): string => String(value ?? '');

const keptOf = (row: Record<string, unknown>): Kept => ({
  eventId: text(row['id']),
  kind: text(row['kind']),
  ...(row['tapId'] ? { tapId: text(row['tapId']) } : {}),
  sourceId: text(row['sourceId']),
  epoch: text(row['epoch']),
  seq: Number(row['seq']),
  occurredAtUtc: Number(row['occurredAtUtc']),
  ...(row['holderId'] ? { holderId: text(row['holderId']) } : {}),
});

/** What still waits at an agent. */
export const spoolPlace = (dataDir: string, agent: string): Kept[] =>
  rowsOf(join(dataDir, `agent-${agent}`, 'spool.db'), 'select payload from event order by pos').map(
    (row) => keptOf(JSON.parse(text(row['payload']))),
  );

/** The hub's log in its own order, quarantined rows left out. */
export const hubPlace = (dataDir: string): Kept[] =>
  rowsOf(
    join(dataDir, 'hub', 'hub.db'),
    `select bytes from event_row join event_content using (position) where hub_code is null order by position`,
  ).map((row) => keptOf(JSON.parse((row['bytes'] as Buffer).toString('utf8'))));

/** The core's events in the order in which it took them: log after log, as the core opened them. */
export const corePlace = (dataDir: string): Kept[] =>
  rowsOf(
    join(dataDir, 'core', 'core.sqlite'),
    `select e.id, e.kind, e.tap_id as tapId, e.source_id as sourceId, e.epoch, e.seq,
            e.occurred_at_utc as occurredAtUtc, e.holder_id as holderId
       from door_event e
       left join hub_log l on l.school_id = e.school_id and l.hub_id = e.hub_id and l.log_id = e.log_id
      order by l.opened_at_utc, l.id, e.log_position`,
  ).map(keptOf);
