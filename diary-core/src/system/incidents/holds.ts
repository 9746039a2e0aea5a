import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const incidentsHolds: Holdings = {
  incident: {
    nameless: ['account_id'],
    author: ['decided_by_name', 'reported_by_name', 'closed_by_name'],
    law: ['what', 'effects', 'measures', 'decision_note', 'closing_note'],
    because: 'privacy.incidents',
  },
};
