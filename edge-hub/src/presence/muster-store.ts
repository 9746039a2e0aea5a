import type { Connection } from '../database/connection.ts';

/** A tick of a muster that nobody ended is forgotten after this. */
const TICK_LIFE_MS = 12 * 3_600_000;

export interface Tick {
  readonly personId: string;
  readonly safe: boolean;
  /** Account that ticked. */
  readonly accountId: string;
  /** School clock. */
  readonly atUtc: number;
}

/** Sets or takes a tick; the first one stays who ticked first. */
export const setTick = (db: Connection, { personId, safe, accountId, atUtc }: Tick): void => {
  db.prepare('delete from muster_tick where at_utc <= ?').run(atUtc - TICK_LIFE_MS);
  if (safe)
    db.prepare(
      'insert into muster_tick (person_id, at_utc, account_id) values (?, ?, ?) on conflict do nothing',
    ).run(personId, atUtc, accountId);
  else db.prepare('delete from muster_tick where person_id = ?').run(personId);
};

/** People who were seen safe, in the muster that runs. */
export const readTicks = (db: Connection, nowUtc: number): string[] =>
  db
    .prepare<[number], { personId: string }>(
      'select person_id as personId from muster_tick where at_utc > ?',
    )
    .all(nowUtc - TICK_LIFE_MS)
    .map((row) => row.personId);
