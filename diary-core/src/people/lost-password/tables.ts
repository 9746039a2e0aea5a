import { id, instant, text } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

/** A link that was sent to somebody who has lost the password; good once, for a short time. */
export const lostPasswordLinkTable = globalTable(
  'lost_password_link',
  {
    id: id<'LostPasswordLinkId'>(),
    account_id: id<'AccountId'>(),
    /** SHA-256 of the secret in the link. */
    token_hash: text().secret(),
    /** Of the password that was lost: another one since then ends the link. */
    password_set_at_utc: instant().nullable(),
    expires_at_utc: instant(),
    used_at_utc: instant().nullable(),
    /** Hash of the address that it went to: another one since then ends the link. */
    email_mark: text().nullable().secret(),
  },
  {
    reason: 'belongs to an account, which belongs to no school',
    schoolReach: { rows: 'none' },
    unique: [['token_hash']],
    index: [['account_id']],
    globalReferences: { account_id: 'account' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    lost_password_link: TableOf<typeof lostPasswordLinkTable>;
  }
}
