import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolClassTable } from '../tables.ts';

export const classSections0001: Migration = {
  id: '0001-class-sections',
  up: async (m) => {
    await m.create(schoolClassTable);
  },
};
