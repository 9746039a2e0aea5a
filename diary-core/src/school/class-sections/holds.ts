import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const classSectionsHolds: Holdings = {
  school_class: { school: ['name'] },
  class_term: { school: ['first_day', 'last_day'] },
};
