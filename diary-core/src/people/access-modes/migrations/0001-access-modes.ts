import type { Migration } from '../../../kernel/db/migration.ts';
import {
  accessPaymentTable,
  accessServiceTable,
  accessTermsTable,
  guardianAccessTable,
} from '../tables.ts';

export const accessModes0001: Migration = {
  id: '0001-access-modes',
  up: async (m) => {
    await m.create(accessServiceTable);
    await m.create(accessTermsTable);
    await m.create(accessPaymentTable);
    await m.create(guardianAccessTable);
  },
};
