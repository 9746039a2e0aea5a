import type { Connection } from './connection.ts';

/** Names of the values in table `setting`. */
export type SettingName =
  | 'logId'
  /** `yes` once somebody has read this log; only then does a lost cursor mint another. */
  | 'logRead'
  /** `yes` when this log id was minted because a reader lost its place. */
  | 'gapBefore'
  /** Chain hash of the row before the oldest kept row, and its position. */
  | 'anchorPosition'
  | 'anchorHash'
  | 'kioskEpoch'
  | 'kioskSeq'
  | 'denyVersion'
  | 'modeVersion'
  | 'rosterKeys'
  | 'cleanStop'
  | 'revoked'
  /** Days that names of visitors are kept, as the last directory said. */
  | 'visitorDays'
  /** `yes` where every granted tap counts as an entry, as the last directory said. */
  | 'countTaps'
  /** Tries of PINs, by kiosk, and which kiosks are locked. */
  | 'pinLocks';

export const readSetting = (db: Connection, name: SettingName): string | undefined => {
  const row = db
    .prepare<[string], { value: string }>('select value from setting where name = ?')
    .get(name);
  return row?.value;
};

export const readNumber = (db: Connection, name: SettingName): number =>
  Number(readSetting(db, name) ?? 0);

export const writeSetting = (db: Connection, name: SettingName, value: string | number): void => {
  db.prepare(
    'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
  ).run(name, String(value));
};
