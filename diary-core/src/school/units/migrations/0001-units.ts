import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolUnitTable } from '../tables.ts';

export const units0001: Migration = {
  id: '0001-units',
  up: (m) => m.create(schoolUnitTable),
};
