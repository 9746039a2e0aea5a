import type { Migration } from '../../../kernel/db/migration.ts';
import { subjectTable } from '../tables.ts';

export const subjects0001: Migration = {
  id: '0001-subjects',
  up: async (m) => {
    await m.create(subjectTable);
  },
};
