import { bool, bytes, id, instant, integer, json, oneOf, text } from '../../kernel/db/columns.ts';
import { globalTable, schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { PICTURE_KINDS } from '../../kernel/pictures/read-picture.ts';
import { SCHOOL_KINDS } from './kinds.ts';
import type { StaffHours } from './schema.ts';

export const schoolRecordTable = globalTable(
  'school',
  { id: id<'SchoolId'>(), name: text(), address: text(), version: integer() },
  {
    reason: 'the list of tenants; each school reaches its own row',
    schoolReach: { rows: 'bySchool', column: 'id' },
  },
);

export const siteTable = schoolTable(
  'site',
  {
    id: id<'SiteId'>(),
    name: text(),
    zone: text(),
    /** The door beside the kiosk. Doors are of a later area, so whoever sets it checks that it is one of the site. */
    gate_door_id: id<'DoorId'>().nullable(),
    /** No longer offered; what happened there keeps its name. */
    is_retired: bool().preset(0),
    version: integer(),
  },
  { unique: [['name']] },
);

export const roomTable = schoolTable(
  'room',
  {
    id: id<'RoomId'>(),
    site_id: id<'SiteId'>(),
    name: text(),
    /** No longer offered; timetables of earlier days keep its name. */
    is_retired: bool().preset(0),
    version: integer().preset(1),
  },
  { unique: [['site_id', 'name']], references: { site_id: 'site' } },
);

/** What stands beside the name in the record of a school; its id is the school's, its version that of the record. */
export const schoolCardTable = schoolTable('school_card', {
  id: id<'SchoolId'>(),
  short_name: text(),
  kind: oneOf(SCHOOL_KINDS).nullable(),
  rspo: text().nullable(),
});

/** The school's mark as it stands on prints; its id is the school's. `digest`: SHA-256 of the content, hexadecimal. */
export const schoolLogoTable = schoolTable('school_logo', {
  id: id<'SchoolId'>(),
  kind: oneOf(PICTURE_KINDS),
  width: integer(),
  height: integer(),
  content: bytes(),
  digest: text(),
});

/** One row per school, its id is the school's. Meaning of each column: `SchoolSettings` in schema.ts. */
export const schoolSettingTable = schoolTable('school_setting', {
  id: id<'SchoolId'>(),
  stale_after_days: integer(),
  expired_after_days: integer(),
  keyholder_after_days: integer(),
  repeat_fold_ms: integer(),
  margin_before_minutes: integer(),
  margin_after_minutes: integer(),
  staff_hours_json: json<readonly StaffHours[]>(),
  /** Null: each outer door has its own reason, which the director gives (C-36). */
  free_outer_door_reason: text().nullable(),
  may_duty_staff_block: bool(),
  is_granted_tap_entry: bool(),
  may_homeroom_see_passages: bool(),
  may_director_see_passages: bool(),
  has_photos_on_hub: bool(),
  lock_after_failures: integer().nullable(),
  has_meeting_entries: bool(),
  forgotten_note_at: integer(),
  visitor_days: integer(),
  office_phone: text().nullable(),
  version: integer(),
});

/**
 * A school that is being set up (screens: first day). Its id is the school's. A school without a row is open to everybody, as those
 * were that began before there was a set-up.
 */
export const schoolOpeningTable = globalTable(
  'school_opening',
  {
    id: id<'SchoolId'>(),
    school_id: id<'SchoolId'>(),
    /** Null: guardians and students do not get in yet. */
    opened_at_utc: instant().nullable(),
    opened_by_name: text().nullable().personal(),
    version: integer(),
  },
  {
    reason: 'read with the memberships when somebody signs in',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [['school_id']],
  },
);

/**
 * A school that the provider has suspended: nobody but the provider signs in there. Its id is the school's; a school without a row is
 * not suspended. Doors go on: they ask no account.
 */
export const schoolSuspensionTable = globalTable(
  'school_suspension',
  {
    id: id<'SchoolId'>(),
    school_id: id<'SchoolId'>(),
    since_utc: instant(),
    by_name: text().personal(),
    reason: text(),
  },
  {
    reason: 'read with the memberships when somebody signs in',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [['school_id']],
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    school_suspension: TableOf<typeof schoolSuspensionTable>;
    school_opening: TableOf<typeof schoolOpeningTable>;
    school: TableOf<typeof schoolRecordTable>;
    site: TableOf<typeof siteTable>;
    room: TableOf<typeof roomTable>;
    school_card: TableOf<typeof schoolCardTable>;
    school_logo: TableOf<typeof schoolLogoTable>;
    school_setting: TableOf<typeof schoolSettingTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Name, sites, rooms or settings of the school changed. */
    'school.changed': Record<string, never>;
  }
}
