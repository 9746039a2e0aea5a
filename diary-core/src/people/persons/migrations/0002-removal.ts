import { localDate } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** The day on which a person was removed whole. */
export const persons0002: Migration = {
  id: '0002-removal',
  up: async (m) => {
    await m.addColumns('person', { removed_on: localDate().nullable() });
  },
};
