import type { Migration } from '../../../kernel/db/migration.ts';
import { homeroomAssignmentTable, staffMemberTable, teachingAssignmentTable } from '../tables.ts';

export const staff0001: Migration = {
  id: '0001-staff',
  up: async (m) => {
    await m.create(staffMemberTable);
    await m.create(homeroomAssignmentTable);
    await m.create(teachingAssignmentTable);
  },
};
