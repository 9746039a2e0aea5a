import type { Migration } from '../../../kernel/db/migration.ts';
import {
  codeCardCodeTable,
  codeCardTable,
  passkeyTable,
  spentChallengeTable,
  totpTable,
} from '../tables.ts';

export const secondFactors0001: Migration = {
  id: '0001-second-factors',
  up: async (m) => {
    await m.create(totpTable);
    await m.create(passkeyTable);
    await m.create(spentChallengeTable);
    await m.create(codeCardTable);
    await m.create(codeCardCodeTable);
  },
};
