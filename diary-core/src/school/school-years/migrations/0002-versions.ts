import { integer } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** Two people who change the same school year at once are told. */
export const schoolYears0002: Migration = {
  id: '0002-versions',
  up: (m) => m.addColumns('school_year', { version: integer().preset(1) }),
};
