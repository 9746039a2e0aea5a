import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const groupsHolds: Holdings = {
  student_group: { school: ['name'], goes: ['teacher_id'] },
  group_member: { goes: ['student_id', 'first_day', 'last_day'] },
};
