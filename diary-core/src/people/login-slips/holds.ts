import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const loginSlipsHolds: Holdings = {
  slip_batch: {
    author: ['ordered_by', 'orderer_name'],
    short: ['sealed_pdf'],
    because: 'login-slips.forget: a day',
  },
  account_invitation: { goes: ['person_id', 'code_hash'] },
};
