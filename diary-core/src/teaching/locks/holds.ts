import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const locksHolds: Holdings = {
  date_lock: {
    school: ['first_day', 'last_day', 'kinds_json', 'reason', 'lift_reason'],
    author: ['set_by_name', 'lifted_by_name'],
  },
};
