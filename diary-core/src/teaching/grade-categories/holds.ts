import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const gradeCategoriesHolds: Holdings = {
  grade_category: { school: ['name', 'short_name', 'sort_key'] },
};
