import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const guardiansHolds: Holdings = {
  guardian: { goes: ['phone', 'email'] },
  guardianship: {
    goes: ['guardian_id', 'student_id', 'first_day', 'last_day', 'court_reference', 'custody_note'],
  },
};
