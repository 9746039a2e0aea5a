import type { Migration } from '../../../kernel/db/migration.ts';
import {
  doorTable,
  hubAccessTable,
  hubCodeTable,
  hubCodeTryTable,
  hubStateTable,
  hubTable,
} from '../tables.ts';

export const devices0001: Migration = {
  id: '0001-devices',
  up: async (m) => {
    await m.create(doorTable);
    await m.create(hubTable);
    await m.create(hubStateTable);
    await m.create(hubAccessTable);
    await m.create(hubCodeTable);
    await m.create(hubCodeTryTable);
  },
};
