import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const accountsHolds: Holdings = {
  account: { goes: ['login', 'password_hash', 'pin_hash', 'pin_mark', 'email'] },
  membership: { goes: ['state_reason', 'holder_name'], nameless: ['account_id', 'person_id'] },
  session: { goes: ['account_id', 'token_hash', 'name', 'device_label'] },
  known_device: { goes: ['account_id', 'token_hash'] },
  pending_login: { goes: ['account_id', 'token_hash', 'device_hash', 'issuer_name'] },
  account_handout: { goes: ['account_id', 'received_on'] },
  account_right: {
    goes: [
      'account_id',
      'right_key',
      'reason',
      'appointment',
      'given_by_name',
      'ended_by_name',
      'end_reason',
    ],
  },
};
