import { id, instant, integer, localDate, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/**
 * One wording of the school's regulations of use (HELP-02). A draft has neither number nor date; once it is in force it never
 * changes. The one in force is that with the latest `valid_from` up to today.
 */
export const termsVersionTable = schoolTable(
  'terms_version',
  {
    id: id<'TermsId'>(),
    number: integer().nullable(),
    title: text(),
    /** Paragraphs parted by empty lines. */
    text_pl: text(),
    text_uk: text().nullable(),
    text_en: text().nullable(),
    valid_from: localDate().nullable(),
    published_at_utc: instant().nullable(),
    published_by_name: text().nullable().personal(),
    version: integer(),
  },
  { unique: [['number'], ['valid_from']] },
);

/** Somebody has read a wording (HELP-03); written once, never changed. */
export const termsReadingTable = schoolTable(
  'terms_reading',
  {
    id: id<'TermsReadingId'>(),
    terms_id: id<'TermsId'>(),
    account_id: id<'AccountId'>(),
    read_at_utc: instant(),
  },
  {
    unique: [['terms_id', 'account_id']],
    index: [['account_id']],
    references: { terms_id: 'terms_version' },
    globalReferences: { account_id: 'account' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    terms_version: TableOf<typeof termsVersionTable>;
    terms_reading: TableOf<typeof termsReadingTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'terms.changed': { readonly termsId: string };
  }
}
