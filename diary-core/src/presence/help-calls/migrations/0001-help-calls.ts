import type { Migration } from '../../../kernel/db/migration.ts';
import { helpCallTable } from '../tables.ts';

export const helpCalls0001: Migration = {
  id: '0001-help-calls',
  up: async (m) => {
    await m.create(helpCallTable);
  },
};
