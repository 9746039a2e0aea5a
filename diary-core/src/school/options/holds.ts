import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const optionsHolds: Holdings = {
  school_option: { school: ['key', 'value_json', 'minutes'], author: ['set_by_name'] },
};
