import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import type { Setting } from './domain.ts';

export interface StoredSetting extends Setting {
  readonly reason: string;
  readonly setByName: string;
}

export const settingsOf = (read: SchoolRead): Promise<StoredSetting[]> =>
  read
    .from('retention_setting')
    .select([
      'rule_key as ruleKey',
      'days',
      'valid_from as validFrom',
      'reason',
      'set_by_name as setByName',
    ])
    .orderBy('valid_from')
    .execute();

export type HoldRow = Row<'retention_hold'>;

/** All holds, open ones first, the newest first. */
export const holdRows = async (read: SchoolRead): Promise<HoldRow[]> => {
  const rows = await read.from('retention_hold').selectAll().orderBy('id', 'desc').execute();
  return [
    ...rows.filter((row) => row.ended_at_utc === null),
    ...rows.filter((row) => row.ended_at_utc !== null),
  ];
};

/** Whose data are held now. */
export const openHolds = async (
  read: SchoolRead,
): Promise<{ readonly isAllHeld: boolean; readonly personIds: readonly string[] }> => {
  const rows = await read
    .from('retention_hold')
    .select('person_id')
    .where('ended_at_utc', 'is', null)
    .execute();
  return {
    isAllHeld: rows.some((row) => row.person_id === null),
    personIds: [...new Set(rows.flatMap((row) => row.person_id ?? []))],
  };
};

/** The newest runs with their counts. */
export const runsOf = async (read: SchoolRead, limit: number) => {
  const runs = await read
    .from('retention_run')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const counts =
    runs.length === 0
      ? []
      : await read
          .from('retention_count')
          .selectAll()
          .where(
            'run_id',
            'in',
            runs.map((run) => run.id),
          )
          .orderBy('rule_key')
          .execute();
  return runs.map((run) => ({ run, counts: counts.filter((each) => each.run_id === run.id) }));
};

/** Whether the nightly run of a school date was done. */
export const hasRun = async (read: SchoolRead, date: string): Promise<boolean> => {
  const row = await read
    .from('retention_run')
    .select('id')
    .where('on_date', '=', date)
    .where('asked_by_name', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
};
