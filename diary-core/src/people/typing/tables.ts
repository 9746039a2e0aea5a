import { id, instant, integer, json } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

const ofAccount = {
  reason: 'belongs to an account, which belongs to no school',
  schoolReach: { rows: 'none' },
} as const;

/** Somebody agreed that the diary learns how the login is typed. Its id is the account's; gone with the agreement. */
export const typingConsentTable = globalTable(
  'typing_consent',
  { id: id<'AccountId'>(), agreed_at_utc: instant() },
  { ...ofAccount, globalReferences: { id: 'account' } },
);

/** Times between and of key presses, never which keys. */
export const typingSampleTable = globalTable(
  'typing_sample',
  {
    id: id<'TypingSampleId'>(),
    account_id: id<'AccountId'>(),
    /** Milliseconds, as the page measured them. */
    times_json: json<readonly number[]>().secret(),
    at_utc: instant(),
  },
  {
    ...ofAccount,
    index: [['account_id', 'at_utc']],
    globalReferences: { account_id: 'typing_consent' },
    unaudited: 'kept only while its owner agrees; the agreement is recorded',
  },
);

/** A login that was typed unlike the others of its account. */
export const typingNoteTable = globalTable(
  'typing_note',
  {
    id: id<'TypingNoteId'>(),
    account_id: id<'AccountId'>(),
    at_utc: instant(),
    /** Distance from the usual, hundredths. */
    distance_hundredths: integer(),
  },
  {
    ...ofAccount,
    index: [['account_id', 'at_utc']],
    globalReferences: { account_id: 'typing_consent' },
    unaudited: 'a remark that decides nothing; goes with the agreement',
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    typing_consent: TableOf<typeof typingConsentTable>;
    typing_sample: TableOf<typeof typingSampleTable>;
    typing_note: TableOf<typeof typingNoteTable>;
  }
}
