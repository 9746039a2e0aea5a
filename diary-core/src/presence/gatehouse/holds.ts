import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const gatehouseHolds: Holdings = {
  card_note: { goes: ['student_id', 'month'], author: ['done_by'] },
};
