import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const personsHolds: Holdings = {
  person: { goes: ['first_name', 'last_name', 'sort_key', 'search_key'], nameless: ['removed_on'] },
};
