import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const helpCallsHolds: Holdings = {
  help_call: { goes: ['holder_id'], author: ['answered_by'] },
};
