import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const specialAccountsHolds: Holdings = {
  inspection: {
    school: ['institution', 'ordered_on', 'first_day', 'last_day'],
    nameless: ['account_id', 'ordered_by'],
    law: ['inspector_name'],
    because: 'accounts.inspections',
  },
  sealed_envelope: { school: ['place'], nameless: ['account_id'], author: ['sealed_by'] },
};
