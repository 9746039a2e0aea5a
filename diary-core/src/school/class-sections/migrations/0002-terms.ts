import type { Migration } from '../../../kernel/db/migration.ts';
import { classTermTable } from '../tables.ts';

/** Term dates of single classes. */
export const classSections0002: Migration = {
  id: '0002-terms',
  up: async (m) => {
    await m.create(classTermTable);
  },
};
