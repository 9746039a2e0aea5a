import type { Migration } from '../../../kernel/db/migration.ts';
import {
  cardBlockReceiptTable,
  cardBlockTable,
  cardStepTable,
  cardTable,
  cardTombstoneTable,
} from '../tables.ts';

export const cards0001: Migration = {
  id: '0001-cards',
  up: async (m) => {
    await m.create(cardTable);
    await m.create(cardTombstoneTable);
    await m.create(cardStepTable);
    await m.create(cardBlockTable);
    await m.create(cardBlockReceiptTable);
  },
};
