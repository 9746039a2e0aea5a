import type { Migration } from '../../../kernel/db/migration.ts';
import { cardProblemTable } from '../tables.ts';

export const cardProblems0001: Migration = {
  id: '0001-card-problems',
  up: async (m) => {
    await m.create(cardProblemTable);
  },
};
