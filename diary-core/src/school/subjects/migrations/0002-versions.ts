import { integer } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** Two people who change the same subject at once are told. */
export const subjects0002: Migration = {
  id: '0002-versions',
  up: (m) => m.addColumns('subject', { version: integer().preset(1) }),
};
