import type { DoorId, HubId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { SiteState } from '@furtka/core-contract/sync';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { BehaviourReply } from './behaviour-schema.ts';
import { addDoor, doorsWithHealth, type NewDoor } from './doors.ts';
import { doorHealth, SILENT_AFTER_MS } from './health.ts';
import {
  allHubs,
  behaviourRows,
  type Door,
  doorRows,
  holderRows,
  putReport,
  reports,
} from './store.ts';

export { DoorReply } from './schema.ts';
export type { Door, NewDoor };
export { doorsWithHealth };

/** Puts a door in: for the seed. */
export const putDoor = (tx: SchoolTx, door: NewDoor): Promise<void> => addDoor(tx, door);

/** Every door of the school, in a stable order. */
export const doors = (read: SchoolRead): Promise<Door[]> => doorRows(read);

/** Doors that can be reached now. */
export const doorsOnline = async (
  read: SchoolRead,
  nowUtc: number,
): Promise<ReadonlySet<DoorId>> => {
  const health = doorHealth(await reports(read), nowUtc);
  return new Set([...health].filter(([, door]) => door.online).map(([doorId]) => doorId));
};

export interface HubHealth {
  readonly hubId: HubId;
  readonly siteId: SiteId;
  readonly enrolledAtUtc: number;
  readonly revokedAtUtc: number | null;
  readonly publicKey: { readonly keyId: string; readonly publicKey: string };
  /** System clock of the core; `undefined` when it never reported. */
  readonly lastHeardAtUtc: number | undefined;
  readonly online: boolean;
  readonly state: SiteState | undefined;
}

/** Every hub of the school, revoked ones too, with what it last reported. */
export const hubsWithHealth = async (read: SchoolRead, nowUtc: number): Promise<HubHealth[]> => {
  const byHub = new Map((await reports(read)).map((report) => [report.hubId, report]));
  return (await allHubs(read)).map((hub: Row<'hub'>) => {
    const report = byHub.get(hub.id);
    return {
      hubId: hub.id,
      siteId: hub.site_id,
      enrolledAtUtc: hub.enrolled_at_utc,
      revokedAtUtc: hub.revoked_at_utc,
      publicKey: { keyId: hub.key_id, publicKey: hub.public_key },
      lastHeardAtUtc: report?.receivedAtUtc,
      online: report !== undefined && nowUtc - report.receivedAtUtc <= SILENT_AFTER_MS,
      state: report?.state,
    };
  });
};

/** Keeps the latest report of a hub in place of the one before. */
export const keepReport = (
  tx: SchoolTx,
  report: {
    readonly hubId: HubId;
    readonly siteId: SiteId;
    readonly receivedAtUtc: number;
    readonly state: SiteState;
  },
): Promise<void> => putReport(tx, report);

/** How every door of the school behaves. */
export const doorBehaviours = (read: SchoolRead): Promise<BehaviourReply[]> => behaviourRows(read);

/** What people have at doors beside cards. A PIN under another card key opens nothing and is left out. */
export const doorHolders = async (
  read: SchoolRead,
  cardKeyId: string,
): Promise<ReadonlyMap<PersonId, { readonly pin?: string; readonly pulseMs?: number }>> =>
  new Map(
    (await holderRows(read)).map((row) => [
      row.id,
      {
        ...(row.pin_hash === null || row.pin_key_id !== cardKeyId ? {} : { pin: row.pin_hash }),
        ...(row.pulse_ms === null ? {} : { pulseMs: row.pulse_ms }),
      },
    ]),
  );
