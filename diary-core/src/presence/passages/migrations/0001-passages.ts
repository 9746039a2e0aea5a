import type { Migration } from '../../../kernel/db/migration.ts';
import { doorEventTable, passageChainTable, passageTable } from '../tables.ts';

export const passages0001: Migration = {
  id: '0001-passages',
  up: async (m) => {
    await m.create(doorEventTable);
    await m.create(passageTable);
    await m.create(passageChainTable);
  },
};
