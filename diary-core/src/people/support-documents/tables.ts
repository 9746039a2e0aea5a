import { id, instant, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { DOCUMENT_KINDS } from './kinds.ts';

/** A clinic's opinion or statement of special needs: data of health, in no list, search or export (PUPIL-03). */
export const supportDocumentTable = schoolTable(
  'support_document',
  {
    id: id<'SupportDocumentId'>(),
    student_id: id<'PersonId'>(),
    kind: oneOf(DOCUMENT_KINDS).sensitive(),
    issuer: text().sensitive(),
    number: text().nullable().sensitive(),
    issued_on: localDate().sensitive(),
    /** Last day on which it holds; null: without an end. */
    valid_until: localDate().nullable().sensitive(),
    about: text().sensitive(),
    recommendations: text().sensitive(),
    written_at_utc: instant(),
    written_by_name: text().personal(),
    version: integer(),
  },
  { index: [['student_id']], references: { student_id: 'student' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    support_document: TableOf<typeof supportDocumentTable>;
  }
}
