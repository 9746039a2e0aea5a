import { bool, id, integer, json, text } from '../../kernel/db/columns.ts';
import { globalTable, schoolTable, type TableOf } from '../../kernel/db/tables.ts';
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
    version: integer(),
  },
  { unique: [['name']] },
);

export const roomTable = schoolTable(
  'room',
  { id: id<'RoomId'>(), site_id: id<'SiteId'>(), name: text() },
  { unique: [['site_id', 'name']], references: { site_id: 'site' } },
);

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

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    school: TableOf<typeof schoolRecordTable>;
    site: TableOf<typeof siteTable>;
    room: TableOf<typeof roomTable>;
    school_setting: TableOf<typeof schoolSettingTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Name, sites, rooms or settings of the school changed. */
    'school.changed': Record<string, never>;
  }
}
