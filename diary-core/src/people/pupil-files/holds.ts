import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const pupilFilesHolds: Holdings = {
  student_fact: { goes: ['student_id', 'value', 'first_day', 'last_day', 'written_by_name'] },
  student_proposal: {
    goes: [
      'student_id',
      'change_json',
      'pesel_sealed',
      'proposed_by_id',
      'proposed_by_name',
      'decided_by_name',
      'decision_reason',
    ],
  },
};
