import type { SiteId } from '@furtka/core-contract/ids';
import type { BatchRow } from '@furtka/core-contract/sync';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { quarantinedRows } from './store.ts';
import { takeRows } from './take-rows.ts';

/** Rows that one call looks at. */
const REPLAY_ROWS = 500;

const asBatchRow = (row: Row<'quarantined_row'>): BatchRow => ({
  position: row.log_position,
  hash: '0'.repeat(64),
  receivedAtUtc: row.hub_received_at_utc,
  receivedAtSchoolUtc: row.hub_received_at_school_utc,
  payload: Buffer.from(row.payload).toString('utf8'),
});

interface Replayed {
  /** Taken now. */
  readonly taken: number;
  /** Still not to be taken. */
  readonly left: number;
  /** Place to go on from, when there are more. */
  readonly next: string | undefined;
}

/**
 * Tries rows in quarantine once more, after an upgrade or after the card or door they name was entered. They keep their
 * original times; what is still not good stays where it is.
 */
export const replayQuarantine = async (
  tx: SchoolTx,
  services: Pick<Services, 'clocks'>,
  siteId: SiteId,
  after: string | undefined,
): Promise<Replayed> => {
  const rows = await quarantinedRows(tx, siteId, { after, limit: REPLAY_ROWS });
  let taken = 0;
  for (const row of rows) {
    const hub = { hubId: row.hub_id, schoolId: tx.schoolId, siteId };
    const result = await takeRows(tx, services, hub, {
      logId: row.log_id,
      rows: [asBatchRow(row)],
    });
    if (result.refused.length > 0) continue;
    taken += 1;
    await tx
      .updateTable('quarantined_row')
      .set({ replayed_at_utc: services.clocks.system.nowMs() })
      .where('id', '=', row.id)
      .execute();
  }
  const next = rows.length === REPLAY_ROWS ? rows.at(-1)?.id : undefined;
  return { taken, left: rows.length - taken, next };
};
