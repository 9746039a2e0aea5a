import type { Migration } from '../../../kernel/db/migration.ts';
import { importMemoryTable, importRunTable } from '../tables.ts';

export const imports0001: Migration = {
  id: '0001-imports',
  up: (m) => m.create(importRunTable, importMemoryTable),
};
