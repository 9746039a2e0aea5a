import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const dataChecksHolds: Holdings = {
  data_check: { goes: ['student_id', 'checked_on', 'checked_by_name'] },
  data_report: { goes: ['student_id', 'about', 'reported_by_name', 'answer', 'answered_by_name'] },
};
