import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const staffHolds: Holdings = {
  staff_member: { nameless: ['employed_from', 'employed_to'] },
  homeroom_assignment: { goes: ['decision'], nameless: ['teacher_id', 'first_day', 'last_day'] },
  homeroom_deputy: { goes: ['decision'], nameless: ['teacher_id', 'first_day', 'last_day'] },
};
