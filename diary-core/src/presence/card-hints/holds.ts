import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const cardHintsHolds: Holdings = {
  card_hint: { goes: ['holder_id'] },
};
