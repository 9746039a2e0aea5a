import type { Migration } from '../../../kernel/db/migration.ts';
import { accountRightTable } from '../rights-table.ts';

/** Rights given besides roles. */
export const accounts0020: Migration = {
  id: '0020-rights',
  up: async (m) => {
    await m.create(accountRightTable);
  },
};
