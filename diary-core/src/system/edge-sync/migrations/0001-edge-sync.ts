import type { Migration } from '../../../kernel/db/migration.ts';
import {
  hubLogTable,
  quarantinedRowTable,
  siteDirectoryTable,
  siteRosterTable,
  siteSettlementTable,
} from '../tables.ts';

export const edgeSync0001: Migration = {
  id: '0001-edge-sync',
  up: async (m) => {
    await m.create(hubLogTable);
    await m.create(quarantinedRowTable);
    await m.create(siteRosterTable);
    await m.create(siteSettlementTable);
    await m.create(siteDirectoryTable);
  },
};
