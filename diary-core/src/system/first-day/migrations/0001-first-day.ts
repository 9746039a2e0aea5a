import type { Migration } from '../../../kernel/db/migration.ts';
import { firstDaySkipTable } from '../tables.ts';

export const firstDay0001: Migration = {
  id: '0001-first-day',
  up: async (m) => {
    await m.create(firstDaySkipTable);
  },
};
