import type { DoorId, HubId, SiteId } from '@furtka/core-contract/ids';
import type { SiteState } from '@furtka/core-contract/sync';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { BehaviourReply } from './behaviour-schema.ts';

/** A door of the school, as its row. */
export interface Door {
  readonly doorId: DoorId;
  readonly siteId: SiteId;
  readonly name: string;
  readonly shortName: string;
  readonly pulseMs: number;
  readonly heldOpenAfterMs: number;
  readonly needs: 'uid' | 'keyed';
  readonly oneReaderDirection: 'in' | 'out' | 'unknown';
  readonly version: number;
}

/** Every door of the school, in a stable order. */
export const doorRows = (read: SchoolRead): Promise<Door[]> =>
  read
    .from('door')
    .select([
      'id as doorId',
      'site_id as siteId',
      'name',
      'short_name as shortName',
      'pulse_ms as pulseMs',
      'held_open_after_ms as heldOpenAfterMs',
      'needs',
      'one_reader_direction as oneReaderDirection',
      'version',
    ])
    .orderBy('id')
    .execute();

/** How every door behaves, in a stable order. */
export const behaviourRows = async (read: SchoolRead): Promise<BehaviourReply[]> => {
  const rows = await read.from('door').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    doorId: row.id,
    opensBy: row.opens_by,
    isOuter: row.is_outer,
    outerReason: row.outer_reason,
    freeHours: row.free_hours_json,
    freeAfterStaff: row.has_first_in,
    interlock: row.interlock,
    hasDuress: row.has_duress,
    alarmRepeatMinutes: row.alarm_repeat_minutes,
    version: row.version,
  }));
};

export const holderRows = (read: SchoolRead): Promise<Row<'door_holder'>[]> =>
  read.from('door_holder').selectAll().orderBy('id').execute();

/** Every PIN of the school, and what it is under threat. */
export const pinHashes = async (read: SchoolRead): Promise<ReadonlySet<string>> =>
  new Set(
    (await holderRows(read))
      .flatMap((row) => [row.pin_hash, row.duress_hash])
      .filter((hash) => hash !== null),
  );

/** The latest reports of hubs that are not revoked. */
export const reports = async (
  read: SchoolRead,
): Promise<{ hubId: HubId; siteId: SiteId; receivedAtUtc: number; state: SiteState }[]> => {
  const rows = await read
    .from('hub_state as s')
    .innerJoin('hub as h', (join) =>
      join.onRef('h.school_id', '=', 's.school_id').onRef('h.id', '=', 's.id'),
    )
    .select(['s.id', 's.site_id', 's.received_at_utc', 's.state_json'])
    .where('h.revoked_at_utc', 'is', null)
    .execute();
  return rows.map((row) => ({
    hubId: row.id,
    siteId: row.site_id,
    receivedAtUtc: row.received_at_utc,
    state: row.state_json,
  }));
};

export const hubsOfSite = (read: SchoolRead, siteId: SiteId): Promise<Row<'hub'>[]> =>
  read.from('hub').selectAll().where('site_id', '=', siteId).orderBy('id').execute();

export const allHubs = (read: SchoolRead): Promise<Row<'hub'>[]> =>
  read.from('hub').selectAll().orderBy('id').execute();

/** Hub by its credential; looks at all schools, so `read` is the platform's. */
export const accessByDigest = (
  read: SchoolRead,
  digest: string,
): Promise<Row<'hub_access'> | undefined> =>
  read.from('hub_access').selectAll().where('credential_digest', '=', digest).executeTakeFirst();

/** Code by its digest; looks at all schools, so `read` is the platform's. */
export const codeByDigest = (
  read: SchoolRead,
  digest: string,
): Promise<Row<'hub_code'> | undefined> =>
  read.from('hub_code').selectAll().where('code_digest', '=', digest).executeTakeFirst();

export const putReport = (
  tx: SchoolTx,
  report: {
    readonly hubId: HubId;
    readonly siteId: SiteId;
    readonly receivedAtUtc: number;
    readonly state: SiteState;
  },
): Promise<void> =>
  tx.put('hub_state', {
    id: report.hubId,
    site_id: report.siteId,
    received_at_utc: report.receivedAtUtc,
    state_json: report.state,
  });
