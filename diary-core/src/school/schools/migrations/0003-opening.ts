import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolOpeningTable } from '../tables.ts';

export const schools0003: Migration = {
  id: '0003-opening',
  up: async (m) => {
    await m.create(schoolOpeningTable);
  },
};
