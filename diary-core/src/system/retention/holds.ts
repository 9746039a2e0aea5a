import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const retentionHolds: Holdings = {
  retention_setting: { school: ['rule_key', 'valid_from', 'reason'], author: ['set_by_name'] },
  retention_hold: {
    goes: ['person_id', 'reason', 'end_reason'],
    author: ['set_by_name', 'ended_by_name'],
  },
  retention_run: { school: ['on_date'], author: ['asked_by_name'] },
  retention_count: { school: ['rule_key', 'before_date'] },
};
