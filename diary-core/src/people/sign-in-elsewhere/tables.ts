import { bool, id, instant, integer, oneOf, text } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

/** Where the people of a school may sign in besides here. */
export const signInIssuerTable = globalTable(
  'sign_in_issuer',
  {
    id: id<'SignInIssuerId'>(),
    school_id: id<'SchoolId'>(),
    /** Address by which it names itself; no slash at its end. */
    issuer_address: text(),
    client_id: text(),
    /** Sealed, base64. */
    client_secret: text().secret(),
    /** What stands on the button. */
    label: text(),
    is_on: bool(),
    /** What it says of a second factor is believed. */
    is_factor_trusted: bool(),
    version: integer(),
  },
  {
    reason: 'offered before any school is known',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [['school_id', 'issuer_address']],
  },
);

/** Whom an issuer means by a subject: made by the owner or the office, never by an address that looks alike. */
export const signInLinkTable = globalTable(
  'sign_in_link',
  {
    id: id<'SignInLinkId'>(),
    account_id: id<'AccountId'>(),
    issuer_id: id<'SignInIssuerId'>(),
    /** As the issuer calls the person; exact, at most 255 signs. */
    subject: text().personal(),
    made_by: oneOf(['owner', 'office']),
    made_at_utc: instant(),
  },
  {
    reason: 'belongs to an account, which belongs to no school',
    schoolReach: { rows: 'byLink', via: { table: 'membership', column: 'account_id' } },
    unique: [
      ['issuer_id', 'subject'],
      ['issuer_id', 'account_id'],
    ],
    index: [['account_id']],
    globalReferences: { account_id: 'account', issuer_id: 'sign_in_issuer' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    sign_in_issuer: TableOf<typeof signInIssuerTable>;
    sign_in_link: TableOf<typeof signInLinkTable>;
  }
}
