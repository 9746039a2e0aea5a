import type { Migration } from '../../../kernel/db/migration.ts';
import { firstCodeTable, noticeChoiceTable } from '../tables.ts';

export const firstLogin0001: Migration = {
  id: '0001-first-login',
  up: async (m) => {
    await m.create(firstCodeTable);
    await m.create(noticeChoiceTable);
  },
};
