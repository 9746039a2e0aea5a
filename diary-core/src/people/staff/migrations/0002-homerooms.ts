import { text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { homeroomDeputyTable } from '../tables.ts';

/** The decision by which somebody leads a class, and who stands in. */
export const staff0002: Migration = {
  id: '0002-homerooms',
  up: async (m) => {
    await m.addColumns('homeroom_assignment', { decision: text().nullable() });
    await m.create(homeroomDeputyTable);
  },
};
