import type { Migration } from '../../../kernel/db/migration.ts';

/** Tries of codes are counted where all tries are; what was counted here was good for ten minutes. */
export const devices0003: Migration = {
  id: '0003-code-tries',
  up: async (m) => m.drop('hub_code_try'),
};
