import type { Migration } from '../../../kernel/db/migration.ts';
import { groupClassTable, groupMemberTable, studentGroupTable } from '../tables.ts';

export const groups0001: Migration = {
  id: '0001-groups',
  up: async (m) => {
    await m.create(studentGroupTable);
    await m.create(groupClassTable);
    await m.create(groupMemberTable);
  },
};
