import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const termsHolds: Holdings = {
  terms_version: {
    school: ['title', 'text_pl', 'text_uk', 'text_en', 'valid_from'],
    author: ['published_by_name'],
  },
  terms_reading: { goes: ['account_id'] },
};
