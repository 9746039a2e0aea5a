import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolSuspensionTable } from '../tables.ts';

/** Schools that the provider suspends. */
export const schools0005: Migration = {
  id: '0005-suspension',
  up: async (m) => {
    await m.create(schoolSuspensionTable);
  },
};
