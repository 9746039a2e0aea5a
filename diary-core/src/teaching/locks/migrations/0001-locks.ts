import type { Migration } from '../../../kernel/db/migration.ts';
import { dateLockClassTable, dateLockTable } from '../tables.ts';

export const locks0001: Migration = {
  id: '0001-locks',
  up: async (m) => {
    await m.create(dateLockTable);
    await m.create(dateLockClassTable);
  },
};
