import { id, instant, integer, localDate, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** For how many days the school keeps a kind of data from a day on; the latest that has begun holds. */
export const retentionSettingTable = schoolTable(
  'retention_setting',
  {
    id: id<'RetentionSettingId'>(),
    /** Of a `RetentionRule`. */
    rule_key: text(),
    days: integer(),
    valid_from: localDate(),
    reason: text(),
    set_at_utc: instant(),
    set_by_name: text().personal(),
  },
  { unique: [['rule_key', 'valid_from']] },
);

/** What must not be erased, as long as a proceeding lasts. */
export const retentionHoldTable = schoolTable(
  'retention_hold',
  {
    id: id<'RetentionHoldId'>(),
    /** Null: nothing of the school is erased. */
    person_id: id<'PersonId'>().nullable(),
    reason: text().sensitive(),
    set_at_utc: instant(),
    set_by_name: text().personal(),
    ended_at_utc: instant().nullable(),
    ended_by_name: text().nullable().personal(),
    end_reason: text().nullable(),
    version: integer(),
  },
  { index: [{ columns: ['person_id'], where: { column: 'ended_at_utc', isNull: true } }] },
);

/** One run over all kinds; its counts say what went. */
export const retentionRunTable = schoolTable(
  'retention_run',
  {
    id: id<'RetentionRunId'>(),
    /** School date; the night's run happens once on each. */
    on_date: localDate(),
    /** School clock. */
    finished_at_utc: instant(),
    /** Null: the nightly run. */
    asked_by_name: text().nullable().personal(),
    erased: integer(),
  },
  { index: [['on_date']] },
);

export const retentionCountTable = schoolTable(
  'retention_count',
  {
    id: id<'RetentionCountId'>(),
    run_id: id<'RetentionRunId'>(),
    rule_key: text(),
    /** Days that held in this run. */
    days: integer(),
    before_date: localDate(),
    erased: integer(),
  },
  { unique: [['run_id', 'rule_key']], references: { run_id: 'retention_run' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    retention_setting: TableOf<typeof retentionSettingTable>;
    retention_hold: TableOf<typeof retentionHoldTable>;
    retention_run: TableOf<typeof retentionRunTable>;
    retention_count: TableOf<typeof retentionCountTable>;
  }
}
