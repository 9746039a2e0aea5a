import type { Migration } from '../../../kernel/db/migration.ts';
import { studentMoveTable } from '../tables.ts';

export const moves0001: Migration = {
  id: '0001-moves',
  up: async (m) => {
    await m.create(studentMoveTable);
  },
};
