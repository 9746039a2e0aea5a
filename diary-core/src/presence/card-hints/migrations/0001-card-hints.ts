import type { Migration } from '../../../kernel/db/migration.ts';
import { cardHintTable } from '../tables.ts';

export const cardHints0001: Migration = {
  id: '0001-card-hints',
  up: async (m) => {
    await m.create(cardHintTable);
  },
};
