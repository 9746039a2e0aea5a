import type { Migration } from '../../../kernel/db/migration.ts';
import { signInIssuerTable, signInLinkTable } from '../tables.ts';

export const signInElsewhere0001: Migration = {
  id: '0001-sign-in-elsewhere',
  up: async (m) => {
    await m.create(signInIssuerTable);
    await m.create(signInLinkTable);
  },
};
