import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const studentsHolds: Holdings = {
  student: {
    goes: ['born_on', 'pesel_sealed', 'pesel_mark', 'gate_note'],
    nameless: ['joined_on', 'left_on'],
  },
  class_member: { goes: ['student_id', 'first_day', 'last_day'] },
  student_photo: { goes: ['content', 'digest'] },
};
