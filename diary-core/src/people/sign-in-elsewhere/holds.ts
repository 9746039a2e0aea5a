import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const signInElsewhereHolds: Holdings = {
  sign_in_issuer: { school: ['issuer_address', 'client_id', 'client_secret', 'label'] },
  sign_in_link: { goes: ['account_id', 'subject'] },
};
