import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const schoolYearsHolds: Holdings = {
  school_year: {
    school: ['name', 'first_day', 'last_day', 'lessons_first_day', 'lessons_last_day'],
  },
  term: { school: ['first_day', 'last_day'] },
};
