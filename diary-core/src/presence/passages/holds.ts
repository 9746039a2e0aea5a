import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const passagesHolds: Holdings = {
  door_event: {
    school: ['kind', 'reason', 'erased_by_rule'],
    goes: ['credential_hash', 'holder_id', 'detail_json'],
    nameless: ['actor_id'],
  },
  passage: { goes: ['holder_id', 'cause'] },
};
