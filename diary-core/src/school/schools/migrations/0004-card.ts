import { bool, integer } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolCardTable, schoolLogoTable } from '../tables.ts';

/** The school's card with its mark, and rooms and sites that are no longer used. */
export const schools0004: Migration = {
  id: '0004-card',
  up: async (m) => {
    await m.addColumns('site', { is_retired: bool().preset(0) });
    await m.addColumns('room', { is_retired: bool().preset(0), version: integer().preset(1) });
    await m.create(schoolCardTable);
    await m.create(schoolLogoTable);
  },
};
