import type { Brand, SiteId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { DEFAULT_ZONE, isZone } from './domain.ts';
import type { RoomChange, RoomReply, Site } from './schema.ts';
import { roomRows, siteRow, siteRows } from './store.ts';

interface SiteDraft {
  readonly name: string;
  readonly zone?: string;
  readonly isRetired?: boolean;
}

/** Errors: `schools.last_site`, `schools.site_has_rooms`. */
const refuseRetiring = async (tx: SchoolTx, siteId: SiteId): Promise<void> => {
  const others = (await siteRows(tx)).filter((site) => site.siteId !== siteId && !site.isRetired);
  if (others.length === 0) throw new AppError('conflict', 'schools.last_site');
  const rooms = (await roomRows(tx)).filter((room) => room.siteId === siteId && !room.isRetired);
  if (rooms.length > 0)
    throw new AppError('conflict', 'schools.site_has_rooms', { count: rooms.length });
};

/**
 * A new site, or another name, zone or state for one.
 *
 * Errors  `schools.unknown_zone`, `kernel.duplicate`, `kernel.not_found`, and for one no longer used `schools.last_site`,
 *         `schools.site_has_rooms`
 */
export const saveSite = async (tx: SchoolTx, draft: SiteDraft, siteId?: SiteId): Promise<Site> => {
  const zone = draft.zone ?? DEFAULT_ZONE;
  if (!isZone(zone)) throw new AppError('invalid', 'schools.unknown_zone');
  const name = draft.name.trim();
  const id = siteId ?? tx.newId<'SiteId'>();
  if (siteId === undefined) {
    const fresh = { gate_door_id: null, is_retired: false, version: 1 };
    await tx.insert('site', { id, name, zone, ...fresh });
  } else {
    await tx.require('site', id);
    if (draft.isRetired === true) await refuseRetiring(tx, id);
    await tx.update('site', id, {
      name,
      ...(draft.zone === undefined ? {} : { zone }),
      ...(draft.isRetired === undefined ? {} : { is_retired: draft.isRetired }),
    });
  }
  tx.announce('school.changed', {});
  const kept = await siteRow(tx, id);
  if (kept === undefined) throw new AppError('bug', 'kernel.bug', { site: id });
  return kept;
};

/** Takes away a site that nothing was ever tied to. Errors: `schools.last_site`, `kernel.not_found`, `kernel.still_referenced`. */
export const removeSite = async (tx: SchoolTx, siteId: SiteId): Promise<void> => {
  await tx.require('site', siteId);
  if ((await siteRows(tx)).length === 1) throw new AppError('conflict', 'schools.last_site');
  await tx.remove('site', siteId);
  tx.announce('school.changed', {});
};

/** A room belongs to a site of the school that is in use. Errors: `kernel.not_found`, `schools.site_retired`. */
const requireSite = async (tx: SchoolTx, siteId: SiteId): Promise<void> => {
  const site = await tx.require('site', siteId);
  if (site.is_retired) throw new AppError('conflict', 'schools.site_retired');
};

/** Errors: `kernel.duplicate` for a name taken at the same site, `kernel.not_found` and `schools.site_retired` for the site. */
export const addRoom = async (
  tx: SchoolTx,
  room: { readonly name: string; readonly siteId: SiteId },
): Promise<RoomReply> => {
  await requireSite(tx, room.siteId);
  const id = tx.newId<'RoomId'>();
  const name = room.name.trim();
  const fresh = { is_retired: false, version: 1 };
  await tx.insert('room', { id, site_id: room.siteId, name, ...fresh });
  tx.announce('school.changed', {});
  return { roomId: id, name, siteId: room.siteId, isRetired: false, version: 1 };
};

/** Another name, site or state of a room. Errors: as of `addRoom`, and `kernel.version_conflict`. */
export const changeRoom = async (
  tx: SchoolTx,
  roomId: string,
  change: RoomChange,
): Promise<RoomReply> => {
  const id = roomId as Brand<'RoomId'>;
  await tx.require('room', id);
  if (!change.isRetired) await requireSite(tx, change.siteId);
  const name = change.name.trim();
  const { version } = await tx.update(
    'room',
    id,
    { name, site_id: change.siteId, is_retired: change.isRetired },
    { expectVersion: change.version },
  );
  tx.announce('school.changed', {});
  return { roomId, name, siteId: change.siteId, isRetired: change.isRetired, version };
};

/** Takes away a room that no timetable ever named. Errors: `kernel.not_found`, `kernel.still_referenced`. */
export const removeRoom = async (tx: SchoolTx, roomId: string): Promise<void> => {
  await tx.remove('room', roomId as Brand<'RoomId'>);
  tx.announce('school.changed', {});
};
