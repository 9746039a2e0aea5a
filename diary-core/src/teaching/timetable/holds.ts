import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const timetableHolds: Holdings = {
  timetable_version: {
    school: ['first_day', 'last_day', 'former_last_day'],
    nameless: ['owner_id'],
  },
  planned_lesson: { school: ['group_name'], nameless: ['teacher_id'] },
};
