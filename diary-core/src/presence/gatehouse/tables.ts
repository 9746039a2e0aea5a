import { id, instant, integer, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** A pupil's card was forgotten too often in one calendar month: something to talk about. One a month and pupil. */
export const cardNoteTable = schoolTable(
  'card_note',
  {
    id: id<'CardNoteId'>(),
    student_id: id<'PersonId'>(),
    /** `YYYY-MM` in the school's zone. */
    month: text(),
    /** Entries without the card in that month. */
    forgotten: integer(),
    /** School clock. */
    made_at_utc: instant(),
    /** When somebody saw to it; school clock. */
    done_at_utc: instant().nullable(),
    done_by: text().nullable().personal(),
    version: integer(),
  },
  {
    unique: [['student_id', 'month']],
    index: [['month']],
    references: { student_id: 'student' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    card_note: TableOf<typeof cardNoteTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** A note about a forgotten card was made, counted anew, seen to or taken back. */
    'card_note.changed': { readonly noteId: string };
  }
}
