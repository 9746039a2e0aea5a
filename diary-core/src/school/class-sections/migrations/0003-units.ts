import type { Migration } from '../../../kernel/db/migration.ts';
import { classUnitTable } from '../tables.ts';

/** Classes belong to units of a school complex. */
export const classSections0003: Migration = {
  id: '0003-units',
  up: (m) => m.create(classUnitTable),
};
