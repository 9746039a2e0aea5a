import type { Brand, SiteId } from '@furtka/core-contract/ids';
import type { NewRow, Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { DEFAULT_SETTINGS } from './domain.ts';
import type { RoomReply, SchoolSettings, Site } from './schema.ts';

export const schoolRecord = (read: SchoolRead): Promise<Row<'school'>> =>
  read.require('school', read.schoolId);

const SITE = [
  'id as siteId',
  'name',
  'zone',
  'gate_door_id as gateDoorId',
  'is_retired as isRetired',
] as const;

/** Sites in order of their ids, which is the order in which they were made. */
export const siteRows = (read: SchoolRead): Promise<Site[]> =>
  read.from('site').select(SITE).orderBy('id').execute();

/** A site as it begins. */
export type NewSite = Omit<Site, 'gateDoorId' | 'isRetired'>;

export const siteRow = (read: SchoolRead, siteId: SiteId): Promise<Site | undefined> =>
  read.from('site').select(SITE).where('id', '=', siteId).executeTakeFirst();

export interface Room {
  readonly roomId: string;
  readonly name: string;
  readonly siteId: SiteId;
}

export const roomRows = (read: SchoolRead): Promise<RoomReply[]> =>
  read
    .from('room')
    .select(['id as roomId', 'name', 'site_id as siteId', 'is_retired as isRetired', 'version'])
    .orderBy('name')
    .orderBy('id')
    .execute();

/** Settings with their version; version 0 while nothing was ever set. */
export const settingsOf = async (
  read: SchoolRead,
): Promise<{ settings: SchoolSettings; version: number }> => {
  const row = await read.get('school_setting', read.schoolId);
  if (row === undefined) return { settings: DEFAULT_SETTINGS, version: 0 };
  return {
    version: row.version,
    settings: {
      staleAfterDays: row.stale_after_days,
      expiredAfterDays: row.expired_after_days,
      keyholderAfterDays: row.keyholder_after_days,
      repeatFoldMs: row.repeat_fold_ms,
      marginBeforeMinutes: row.margin_before_minutes,
      marginAfterMinutes: row.margin_after_minutes,
      staffHours: [...row.staff_hours_json],
      dutyStaffMayBlock: row.may_duty_staff_block,
      grantedTapCountsAsEntry: row.is_granted_tap_entry,
      homeroomSeesPassages: row.may_homeroom_see_passages,
      directorSeesPassages: row.may_director_see_passages,
      photosOnHub: row.has_photos_on_hub,
      lockAfterFailures: row.lock_after_failures,
      meetingEntries: row.has_meeting_entries,
      forgottenNoteAt: row.forgotten_note_at,
      visitorDays: row.visitor_days,
      officePhone: row.office_phone,
    },
  };
};

/** The settings as columns, without id and version. */
export const settingColumns = (
  settings: SchoolSettings,
): Omit<NewRow<'school_setting'>, 'id' | 'version'> => ({
  stale_after_days: settings.staleAfterDays,
  expired_after_days: settings.expiredAfterDays,
  keyholder_after_days: settings.keyholderAfterDays,
  repeat_fold_ms: settings.repeatFoldMs,
  margin_before_minutes: settings.marginBeforeMinutes,
  margin_after_minutes: settings.marginAfterMinutes,
  staff_hours_json: settings.staffHours,
  free_outer_door_reason: null,
  may_duty_staff_block: settings.dutyStaffMayBlock,
  is_granted_tap_entry: settings.grantedTapCountsAsEntry,
  may_homeroom_see_passages: settings.homeroomSeesPassages,
  may_director_see_passages: settings.directorSeesPassages,
  has_photos_on_hub: settings.photosOnHub,
  lock_after_failures: settings.lockAfterFailures,
  has_meeting_entries: settings.meetingEntries,
  forgotten_note_at: settings.forgottenNoteAt,
  visitor_days: settings.visitorDays,
  office_phone: settings.officePhone,
});

export const insertSites = (tx: SchoolTx, sites: readonly NewSite[]): Promise<void> =>
  tx.insertMany(
    'site',
    sites.map(({ siteId, name, zone }) => ({
      id: siteId,
      name: name.trim(),
      zone,
      gate_door_id: null,
      is_retired: false,
      version: 1,
    })),
  );

export const insertRooms = (tx: SchoolTx, rooms: readonly Room[]): Promise<void> =>
  tx.insertMany(
    'room',
    rooms.map(({ roomId, name, siteId }) => ({
      id: roomId as Brand<'RoomId'>,
      site_id: siteId,
      name: name.trim(),
      is_retired: false,
      version: 1,
    })),
  );
