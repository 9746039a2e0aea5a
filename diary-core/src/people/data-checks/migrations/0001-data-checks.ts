import type { Migration } from '../../../kernel/db/migration.ts';
import { dataCheckTable, dataReportTable } from '../tables.ts';

export const dataChecks0001: Migration = {
  id: '0001-data-checks',
  up: async (m) => {
    await m.create(dataCheckTable, dataReportTable);
  },
};
