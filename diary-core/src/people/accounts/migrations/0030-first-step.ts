import { text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** A first step that was taken elsewhere. */
export const accounts0030: Migration = {
  id: '0030-first-step',
  up: async (m) => {
    await m.addColumns('pending_login', { issuer_name: text().nullable() });
  },
};
