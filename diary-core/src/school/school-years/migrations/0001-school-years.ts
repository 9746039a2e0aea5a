import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolYearTable, termTable } from '../tables.ts';

export const schoolYears0001: Migration = {
  id: '0001-school-years',
  up: async (m) => {
    await m.create(schoolYearTable);
    await m.create(termTable);
  },
};
