import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const movesHolds: Holdings = {
  student_move: {
    goes: [
      'student_id',
      'first_day',
      'agreed_on',
      'agreed_by',
      'agreement_reference',
      'trace_json',
      'written_by_name',
      'undone_by_name',
      'undo_reason',
    ],
  },
};
