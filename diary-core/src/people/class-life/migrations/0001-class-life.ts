import type { Migration } from '../../../kernel/db/migration.ts';
import { classEventTable, informationReleaseTable, parentContactTable } from '../tables.ts';

export const classLife0001: Migration = {
  id: '0001-class-life',
  up: async (m) => {
    await m.create(parentContactTable, classEventTable, informationReleaseTable);
  },
};
