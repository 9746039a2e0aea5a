import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const firstDayHolds: Holdings = {
  first_day_skip: { author: ['skipped_by_name'] },
  first_day_check: { author: ['checked_by_name'] },
};
