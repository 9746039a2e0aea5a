import type { Migration } from '../../../kernel/db/migration.ts';
import { firstDayCheckTable } from '../tables.ts';

/** What was looked at before the start. */
export const firstDay0002: Migration = {
  id: '0002-checks',
  up: async (m) => {
    await m.create(firstDayCheckTable);
  },
};
