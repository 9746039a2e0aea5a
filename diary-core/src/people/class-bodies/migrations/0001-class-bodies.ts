import type { Migration } from '../../../kernel/db/migration.ts';
import { classBodyMemberTable, classBodyTable } from '../tables.ts';

export const classBodies0001: Migration = {
  id: '0001-class-bodies',
  up: (m) => m.create(classBodyTable, classBodyMemberTable),
};
