import { id, instant, integer, text } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

/** A right that an account was given in one school besides its roles; an ended one stays as history. */
export const accountRightTable = globalTable(
  'account_right',
  {
    id: id<'AccountRightId'>(),
    account_id: id<'AccountId'>(),
    school_id: id<'SchoolId'>(),
    /** Of a `GrantableRight`. */
    right_key: text(),
    since_utc: instant(),
    /** From then on it does not count; null: until it is taken back. */
    until_utc: instant().nullable(),
    reason: text().personal(),
    /** The director's written appointment, where the right needs one. */
    appointment: text().nullable(),
    given_by_name: text().personal(),
    ended_at_utc: instant().nullable(),
    ended_by_name: text().nullable().personal(),
    end_reason: text().nullable().personal(),
    version: integer(),
  },
  {
    reason: 'read with the memberships when somebody signs in',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    index: [
      ['account_id', 'school_id'],
      ['school_id', 'right_key'],
    ],
    globalReferences: { account_id: 'account' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    account_right: TableOf<typeof accountRightTable>;
  }
}
