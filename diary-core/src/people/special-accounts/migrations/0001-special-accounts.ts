import type { Migration } from '../../../kernel/db/migration.ts';
import { inspectionTable, sealedEnvelopeTable } from '../tables.ts';

export const specialAccounts0001: Migration = {
  id: '0001-special-accounts',
  up: (m) => m.create(inspectionTable, sealedEnvelopeTable),
};
