import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const firstLoginHolds: Holdings = {
  first_code: { goes: ['account_id', 'code_mark'] },
};
