import type { Migration } from '../../../kernel/db/migration.ts';
import { accountInvitationTable, slipBatchTable } from '../tables.ts';

export const loginSlips0001: Migration = {
  id: '0001-login-slips',
  up: async (m) => {
    await m.create(slipBatchTable);
    await m.create(accountInvitationTable);
  },
};
