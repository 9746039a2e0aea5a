import type { SiteId } from '@furtka/core-contract/ids';
import type { BatchRow } from '@furtka/core-contract/sync';
import type { Static } from 'typebox';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import type { ReplayReply, RowReplayed } from './quarantine-schema.ts';
import { quarantinedRows } from './store.ts';
import { takeRows } from './take-rows.ts';

/** Rows that one call looks at when it is not told. */
const REPLAY_ROWS = 500;

const asBatchRow = (row: Row<'quarantined_row'>): BatchRow => ({
  position: row.log_position,
  hash: '0'.repeat(64),
  receivedAtUtc: row.hub_received_at_utc,
  receivedAtSchoolUtc: row.hub_received_at_school_utc,
  payload: Buffer.from(row.payload).toString('utf8'),
});

type Clocks = Pick<Services, 'clocks'>;
type Outcome = Static<typeof RowReplayed>;

/** Tries one row; what is still not good stays, under the code that it has now. */
export const replayRow = async (
  tx: SchoolTx,
  services: Clocks,
  row: Row<'quarantined_row'>,
): Promise<Outcome> => {
  const hub = { hubId: row.hub_id, schoolId: tx.schoolId, siteId: row.site_id };
  const { refused } = await takeRows(tx, services, hub, {
    logId: row.log_id,
    rows: [asBatchRow(row)],
  });
  const code = refused[0]?.code;
  const after = code === undefined ? { replayed_at_utc: services.clocks.system.nowMs() } : { code };
  await tx.updateTable('quarantined_row').set(after).where('id', '=', row.id).execute();
  return code === undefined
    ? { quarantineId: row.id, outcome: 'taken' }
    : { quarantineId: row.id, outcome: 'left', code };
};

/**
 * Tries rows in quarantine once more, after an upgrade or after the card or door they name was entered. They keep their
 * original times; what is still not good stays where it is.
 */
export const replayQuarantine = async (
  tx: SchoolTx,
  services: Clocks,
  asked: {
    readonly siteId: SiteId;
    readonly code?: string | undefined;
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<Static<typeof ReplayReply>> => {
  const limit = asked.limit ?? REPLAY_ROWS;
  const waiting = await quarantinedRows(tx, asked.siteId, { ...asked, limit });
  const rows: Outcome[] = [];
  for (const row of waiting) rows.push(await replayRow(tx, services, row));
  const taken = rows.filter(({ outcome }) => outcome === 'taken').length;
  const next = waiting.length === limit ? waiting.at(-1)?.id : undefined;
  const reply = { taken, left: rows.length - taken, rows };
  return next === undefined ? reply : { ...reply, next };
};
