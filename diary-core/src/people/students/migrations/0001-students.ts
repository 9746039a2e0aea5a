import type { Migration } from '../../../kernel/db/migration.ts';
import { classMemberTable, studentTable } from '../tables.ts';

export const students0001: Migration = {
  id: '0001-students',
  up: async (m) => {
    await m.create(studentTable);
    await m.create(classMemberTable);
  },
};
