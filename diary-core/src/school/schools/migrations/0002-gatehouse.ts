import { bool, id, integer, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** What a school and a site decide for their gatehouse. */
export const schools0002: Migration = {
  id: '0002-gatehouse',
  up: async (m) => {
    await m.addColumns('site', { gate_door_id: id<'DoorId'>().nullable() });
    await m.addColumns('school_setting', {
      has_meeting_entries: bool().preset(0),
      forgotten_note_at: integer().preset(3),
      visitor_days: integer().preset(30),
      office_phone: text().nullable(),
    });
  },
};
