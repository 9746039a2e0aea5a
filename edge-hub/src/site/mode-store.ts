import type { DoorMode } from '@furtka/hub-contract/payloads';
import type { Connection } from '../database/connection.ts';
import { readNumber, writeSetting } from '../database/settings.ts';

interface DoorModeEntry {
  readonly doorId: string;
  /** Version of the whole text that set this door; a later one wins. */
  readonly version: number;
  readonly mode: DoorMode;
  readonly untilUtc?: number;
}

export interface Modes {
  readonly version: number;
  readonly doors: readonly DoorModeEntry[];
}

interface Row {
  door_id: string;
  version: number;
  mode: DoorMode;
  until_utc: number | null;
}

export const readModes = (db: Connection): Modes => ({
  version: readNumber(db, 'modeVersion'),
  doors: db
    .prepare<[], Row>('select * from door_mode order by door_id')
    .all()
    .map((row) => ({
      doorId: row.door_id,
      version: row.version,
      mode: row.mode,
      ...(row.until_utc === null ? {} : { untilUtc: row.until_utc }),
    })),
});

export interface ModeChange {
  readonly doorIds: readonly string[];
  readonly mode: DoorMode;
  readonly untilUtc?: number;
}

/** Sets the mode of doors under the next version. Call inside a transaction. */
export const setMode = (db: Connection, change: ModeChange): Modes => {
  const version = readNumber(db, 'modeVersion') + 1;
  writeSetting(db, 'modeVersion', version);
  const upsert = db.prepare(
    `insert into door_mode (door_id, version, mode, until_utc) values (?, ?, ?, ?)
     on conflict (door_id) do update set
       version = excluded.version, mode = excluded.mode, until_utc = excluded.until_utc`,
  );
  for (const doorId of new Set(change.doorIds))
    upsert.run(doorId, version, change.mode, change.untilUtc ?? null);
  return readModes(db);
};

/** Doors whose mode has reached its own end go back to normal. @returns `undefined` when none had */
export const endExpiredModes = (db: Connection, nowUtc: number): Modes | undefined => {
  const doorIds = db
    .prepare<[number], { door_id: string }>(
      "select door_id from door_mode where until_utc <= ? and mode <> 'normal'",
    )
    .all(nowUtc)
    .map((row) => row.door_id);
  return doorIds.length === 0 ? undefined : setMode(db, { doorIds, mode: 'normal' });
};
