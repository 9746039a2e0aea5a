import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const cardProblemHolds: Holdings = {
  card_problem: {
    goes: ['holder_id', 'note', 'answer'],
    author: ['reported_by', 'reported_by_name', 'answered_by_name'],
  },
};
