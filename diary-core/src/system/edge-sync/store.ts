import type { BlockId, HubId, SiteId } from '@furtka/core-contract/ids';
import type { BatchRow, Cursor } from '@furtka/core-contract/sync';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Hub } from './hub.ts';

export const hubLogs = (read: SchoolRead, hubId: HubId): Promise<Row<'hub_log'>[]> =>
  read.from('hub_log').selectAll().where('hub_id', '=', hubId).orderBy('id').execute();

/** Where the core stands in the hub's present log; undefined before the first batch. */
export const cursorOf = async (read: SchoolRead, hubId: HubId): Promise<Cursor | undefined> => {
  const row = (await hubLogs(read, hubId)).find((log) => !log.is_superseded);
  return row === undefined
    ? undefined
    : { logId: row.log_id, position: row.position, hash: row.hash };
};

/** Puts the cursor where the batch ends; a log that begins takes the place of the ones before it. */
export const moveCursor = async (
  tx: SchoolTx,
  hub: Hub,
  known: Row<'hub_log'> | undefined,
  to: { readonly cursor: Cursor; readonly hasGap: boolean; readonly nowUtc: number },
): Promise<void> => {
  const place = { position: to.cursor.position, hash: to.cursor.hash, changed_at_utc: to.nowUtc };
  if (known !== undefined) {
    await tx.updateTable('hub_log').set(place).where('id', '=', known.id).execute();
    return;
  }
  await tx
    .updateTable('hub_log')
    .set({ is_superseded: true })
    .where('hub_id', '=', hub.hubId)
    .execute();
  await tx.insert('hub_log', {
    id: tx.newId<'HubLogId'>(),
    hub_id: hub.hubId,
    log_id: to.cursor.logId,
    ...place,
    is_superseded: false,
    has_gap: to.hasGap,
    opened_at_utc: to.nowUtc,
  });
};

/** Rows of a log that lie in quarantine, by position, those taken since too. */
export const quarantinedAt = async (
  read: SchoolRead,
  hubId: HubId,
  logId: Cursor['logId'],
  range: { readonly first: number; readonly last: number },
): Promise<ReadonlyMap<number, { readonly code: string; readonly isReplayed: boolean }>> => {
  const rows = await read
    .from('quarantined_row')
    .select(['log_position', 'code', 'replayed_at_utc'])
    .where('hub_id', '=', hubId)
    .where('log_id', '=', logId)
    .where('log_position', '>=', range.first)
    .where('log_position', '<=', range.last)
    .execute();
  return new Map(
    rows.map((row) => [
      row.log_position,
      { code: row.code, isReplayed: row.replayed_at_utc !== null },
    ]),
  );
};

export interface RefusedRow {
  readonly row: BatchRow;
  readonly code: string;
}

const byPosition = (one: RefusedRow, other: RefusedRow): number =>
  one.row.position - other.row.position;

export const quarantine = (
  tx: SchoolTx,
  hub: Hub,
  logId: Cursor['logId'],
  refused: readonly RefusedRow[],
  nowUtc: number,
): Promise<void> =>
  tx.insertMany(
    'quarantined_row',
    // Ids rise with the place in the log, so that rows are shown and tried again in the order in which things happened.
    [...refused].sort(byPosition).map(({ row, code }) => ({
      id: tx.newId<'QuarantineId'>(),
      hub_id: hub.hubId,
      site_id: hub.siteId,
      log_id: logId,
      log_position: row.position,
      code,
      payload: Buffer.from(row.payload),
      hub_received_at_utc: row.receivedAtUtc,
      hub_received_at_school_utc: row.receivedAtSchoolUtc,
      received_at_utc: nowUtc,
      replayed_at_utc: null,
    })),
  );

/** Rows in quarantine of a site, oldest first, from a place on; of one code or of all. */
export const quarantinedRows = (
  read: SchoolRead,
  siteId: SiteId,
  page: {
    readonly code?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<Row<'quarantined_row'>[]> => {
  let query = read
    .from('quarantined_row')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('replayed_at_utc', 'is', null);
  if (page.code !== undefined) query = query.where('code', '=', page.code);
  if (page.after !== undefined) query = query.where('id', '>', page.after as never);
  return query.orderBy('id').limit(page.limit).execute();
};

export const countQuarantined = async (read: SchoolRead, siteId: SiteId): Promise<number> => {
  const row = await read
    .from('quarantined_row')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('site_id', '=', siteId)
    .where('replayed_at_utc', 'is', null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
};

/** First roster of the site that settles each of these blocks. */
export const settlements = async (
  read: SchoolRead,
  siteId: SiteId,
  blockIds: readonly BlockId[],
): Promise<ReadonlyMap<BlockId, number>> => {
  if (blockIds.length === 0) return new Map();
  const rows = await read
    .from('site_settlement')
    .select(['block_id', 'roster_version'])
    .where('site_id', '=', siteId)
    .where('block_id', 'in', [...blockIds])
    .execute();
  return new Map(rows.map((row) => [row.block_id, row.roster_version]));
};
