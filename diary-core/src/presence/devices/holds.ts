import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const devicesHolds: Holdings = {
  door: { school: ['name', 'short_name', 'outer_reason', 'free_hours_json'] },
  door_holder: { goes: ['pin_hash', 'duress_hash', 'pin_key_id'] },
  hub: { school: ['key_id', 'public_key'] },
  hub_state: { school: ['state_json'] },
  hub_access: { school: ['credential_digest'] },
  hub_code: { school: ['code_digest'] },
};
