import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const lostPasswordHolds: Holdings = {
  lost_password_link: { goes: ['account_id', 'token_hash', 'email_mark'] },
};
