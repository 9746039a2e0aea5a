import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const supportDocumentsHolds: Holdings = {
  support_document: {
    goes: [
      'student_id',
      'issuer',
      'number',
      'issued_on',
      'valid_until',
      'about',
      'recommendations',
      'written_by_name',
    ],
  },
};
