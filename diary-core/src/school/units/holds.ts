import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const unitsHolds: Holdings = {
  school_unit: { school: ['name', 'short_name', 'sort_key'] },
};
