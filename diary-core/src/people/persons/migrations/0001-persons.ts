import type { Migration } from '../../../kernel/db/migration.ts';
import { personTable } from '../tables.ts';

export const persons0001: Migration = {
  id: '0001-persons',
  up: async (m) => {
    await m.create(personTable);
  },
};
