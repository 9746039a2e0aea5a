import { bool, id, integer, json, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';
import type { StaffHours } from '../schema.ts';
import { schoolRecordTable } from '../tables.ts';

const siteThen = schoolTable(
  'site',
  { id: id<'SiteId'>(), name: text(), zone: text(), version: integer() },
  { unique: [['name']] },
);

const roomThen = schoolTable(
  'room',
  { id: id<'RoomId'>(), site_id: id<'SiteId'>(), name: text() },
  { unique: [['site_id', 'name']], references: { site_id: 'site' } },
);

const schoolSettingThen = schoolTable('school_setting', {
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
  version: integer(),
});

export const schools0001: Migration = {
  id: '0001-schools',
  up: async (m) => {
    await m.create(schoolRecordTable);
    await m.create(siteThen);
    await m.create(roomThen);
    await m.create(schoolSettingThen);
  },
};
