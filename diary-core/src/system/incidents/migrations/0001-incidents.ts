import type { Migration } from '../../../kernel/db/migration.ts';
import { incidentTable } from '../tables.ts';

export const incidents0001: Migration = {
  id: '0001-incidents',
  up: (m) => m.create(incidentTable),
};
