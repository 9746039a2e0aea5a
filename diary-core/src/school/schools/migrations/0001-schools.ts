import type { Migration } from '../../../kernel/db/migration.ts';
import { roomTable, schoolRecordTable, schoolSettingTable, siteTable } from '../tables.ts';

export const schools0001: Migration = {
  id: '0001-schools',
  up: async (m) => {
    await m.create(schoolRecordTable);
    await m.create(siteTable);
    await m.create(roomTable);
    await m.create(schoolSettingTable);
  },
};
