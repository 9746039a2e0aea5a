import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const accessModesHolds: Holdings = {
  access_terms: { school: ['payee', 'bank_account', 'transfer_title'] },
  access_payment: {
    author: ['entered_by_name'],
    law: ['guardian_id', 'paid_on'],
    because: 'access.payments',
  },
  guardian_access: { goes: ['guardian_id', 'first_day', 'last_day', 'set_by_name', 'reason'] },
};
