import { bool, id, instant, text } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

/** The code of a slip, good for the first login of one account while its generated password is untouched. */
export const firstCodeTable = globalTable(
  'first_code',
  {
    id: id<'FirstCodeId'>(),
    school_id: id<'SchoolId'>(),
    account_id: id<'AccountId'>(),
    /** Keyed hash of the code. */
    code_mark: text().secret(),
    /** Of the generated password beside which it was printed: another one since then ends the code. */
    password_set_at_utc: instant(),
    expires_at_utc: instant(),
    used_at_utc: instant().nullable(),
  },
  {
    reason: 'found by its code, before any school is known',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [['code_mark']],
    index: [['school_id', 'account_id']],
  },
);

/** What somebody wants to be told of; its id is the account's. */
export const noticeChoiceTable = globalTable(
  'notice_choice',
  {
    id: id<'AccountId'>(),
    is_told_passages: bool(),
    is_told_absences: bool(),
    is_told_messages: bool(),
  },
  {
    reason: 'belongs to an account, which belongs to no school',
    schoolReach: { rows: 'none' },
    globalReferences: { id: 'account' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    first_code: TableOf<typeof firstCodeTable>;
    notice_choice: TableOf<typeof noticeChoiceTable>;
  }
}
