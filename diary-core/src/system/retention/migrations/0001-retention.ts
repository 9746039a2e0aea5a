import type { Migration } from '../../../kernel/db/migration.ts';
import {
  retentionCountTable,
  retentionHoldTable,
  retentionRunTable,
  retentionSettingTable,
} from '../tables.ts';

export const retention0001: Migration = {
  id: '0001-retention',
  up: async (m) => {
    await m.create(retentionSettingTable);
    await m.create(retentionHoldTable);
    await m.create(retentionRunTable);
    await m.create(retentionCountTable);
  },
};
