import type { Migration } from '../../../kernel/db/migration.ts';
import { guardianshipTable, guardianTable } from '../tables.ts';

export const guardians0001: Migration = {
  id: '0001-guardians',
  up: async (m) => {
    await m.create(guardianTable);
    await m.create(guardianshipTable);
  },
};
