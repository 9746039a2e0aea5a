import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const secondFactorsHolds: Holdings = {
  totp: { goes: ['secret', 'waiting_secret'] },
  passkey: { goes: ['account_id', 'credential_id', 'public_key', 'name'] },
  code_card_code: { goes: ['account_id', 'mark'] },
};
