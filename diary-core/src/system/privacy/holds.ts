import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const privacyHolds: Holdings = {
  data_request: {
    author: ['answered_by_name', 'recorded_by_name'],
    law: [
      'person_id',
      'asked_by',
      'received_on',
      'due_on',
      'extension_reason',
      'note',
      'answered_on',
      'answer',
    ],
    because: 'privacy.requests',
  },
  data_disclosure: {
    school: ['body', 'legal_basis', 'disclosed_on'],
    author: ['recorded_by_name', 'cancelled_by_name'],
    law: ['scope', 'cancel_reason'],
    because: 'art. 5(2) and 15(1)(c) of the GDPR: to whom data were given must be shown',
  },
  data_disclosure_person: { nameless: ['person_id'] },
  processing_agreement: {
    school: ['provider', 'wording', 'signed_on', 'valid_from', 'valid_to', 'subprocessors'],
    author: ['recorded_by_name'],
  },
};
