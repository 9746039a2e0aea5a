import type { Migration } from '../../../kernel/db/migration.ts';
import {
  accountLoginTable,
  accountTable,
  knownDeviceTable,
  loginBucketTable,
  membershipTable,
  sessionTable,
} from '../tables.ts';

export const accounts0001: Migration = {
  id: '0001-accounts',
  up: async (m) => {
    await m.create(accountTable, membershipTable, accountLoginTable);
    await m.create(sessionTable);
    await m.create(knownDeviceTable);
    await m.create(loginBucketTable);
  },
};
