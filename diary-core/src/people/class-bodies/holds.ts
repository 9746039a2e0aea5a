import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const classBodiesHolds: Holdings = {
  class_body: { school: ['recorded_on'] },
  class_body_member: { goes: ['person_id'] },
};
