import { bool, id, instant, integer, text } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

/** Which second factors an account has; the secrets lie with the feature of second factors. Its id is the account's. */
export const accountFactorTable = globalTable(
  'account_factor',
  {
    id: id<'AccountId'>(),
    has_totp: bool(),
    has_passkey: bool(),
    has_code_card: bool(),
  },
  {
    reason: 'belongs to an account, which belongs to no school',
    schoolReach: { rows: 'none' },
    globalReferences: { id: 'account' },
    unaudited: 'follows the factors themselves, whose changes are recorded',
  },
);

/** A login whose password was right and whose second step is awaited. It opens nothing. */
export const pendingLoginTable = globalTable(
  'pending_login',
  {
    id: id<'PendingLoginId'>(),
    account_id: id<'AccountId'>(),
    /** SHA-256 of the cookie's value. */
    token_hash: text().secret(),
    /** Of the account when the password was judged: another value ends it. */
    password_set_at_utc: instant().nullable(),
    /** Of the known device, or empty: its failures are counted apart. */
    device_hash: text().secret(),
    is_own_device: bool(),
    failures: integer(),
    expires_at_utc: instant(),
    /** Who vouched for the person, where the first step was taken elsewhere. */
    issuer_name: text().nullable(),
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

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    account_factor: TableOf<typeof accountFactorTable>;
    pending_login: TableOf<typeof pendingLoginTable>;
  }
}
