import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const typingHolds: Holdings = {
  typing_sample: { goes: ['account_id', 'times_json'] },
  typing_note: { goes: ['account_id'] },
};
