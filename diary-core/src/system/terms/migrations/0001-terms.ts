import type { Migration } from '../../../kernel/db/migration.ts';
import { termsReadingTable, termsVersionTable } from '../tables.ts';

export const terms0001: Migration = {
  id: '0001-terms',
  up: async (m) => {
    await m.create(termsVersionTable);
    await m.create(termsReadingTable);
  },
};
