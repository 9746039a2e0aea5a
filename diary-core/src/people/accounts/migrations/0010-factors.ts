import { bool, id, instant, integer, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { globalTable } from '../../../kernel/db/tables.ts';
import { accountFactorTable } from '../factor-tables.ts';

/** As it was when every first step was the password. */
const pendingLoginThen = globalTable(
  'pending_login',
  {
    id: id<'PendingLoginId'>(),
    account_id: id<'AccountId'>(),
    token_hash: text().secret(),
    password_set_at_utc: instant().nullable(),
    device_hash: text().secret(),
    is_own_device: bool(),
    failures: integer(),
    expires_at_utc: instant(),
  },
  {
    reason: 'a login, before any school is known',
    schoolReach: { rows: 'none' },
    unique: [['token_hash']],
    index: [['account_id'], ['expires_at_utc']],
    globalReferences: { account_id: 'account' },
    unaudited: 'lives for five minutes; the login that comes of it is recorded',
  },
);

/** Second steps of a login, devices that lock instead of signing out, proofs for dangerous acts. */
export const accounts0010: Migration = {
  id: '0010-factors',
  up: async (m) => {
    await m.addColumns('session', {
      device_label: text().nullable().personal(),
      is_own_device: bool().preset(0),
      unlocked_at_utc: instant().nullable(),
      proven_at_utc: instant().nullable(),
      must_enrol: bool().preset(0),
    });
    await m.create(accountFactorTable);
    await m.create(pendingLoginThen);
  },
};
