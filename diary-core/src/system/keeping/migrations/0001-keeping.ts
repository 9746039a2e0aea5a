import type { Migration } from '../../../kernel/db/migration.ts';
import { backupCopyTable } from '../tables.ts';

export const keeping0001: Migration = {
  id: '0001-keeping',
  up: (m) => m.create(backupCopyTable),
};
