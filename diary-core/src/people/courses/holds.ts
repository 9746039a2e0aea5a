import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const coursesHolds: Holdings = {
  course: { school: ['group_name', 'target_key'] },
  course_teacher: { nameless: ['teacher_id', 'first_day', 'last_day'] },
};
