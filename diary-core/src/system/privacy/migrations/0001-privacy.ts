import type { Migration } from '../../../kernel/db/migration.ts';
import {
  dataDisclosurePersonTable,
  dataDisclosureTable,
  dataRequestTable,
  processingAgreementTable,
} from '../tables.ts';

export const privacy0001: Migration = {
  id: '0001-privacy',
  up: async (m) => {
    await m.create(dataRequestTable);
    await m.create(dataDisclosureTable);
    await m.create(dataDisclosurePersonTable);
    await m.create(processingAgreementTable);
  },
};
