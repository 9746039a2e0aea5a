import { bool, id, instant, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { DISCLOSURE_FORMS, REQUEST_KINDS } from './domain.ts';

/** Somebody asked the school about own data or a child's: one month to answer (RODO art. 12). */
export const dataRequestTable = schoolTable(
  'data_request',
  {
    id: id<'DataRequestId'>(),
    /** Whose data. */
    person_id: id<'PersonId'>(),
    kind: oneOf(REQUEST_KINDS),
    asked_by: text().personal(),
    received_on: localDate(),
    due_on: localDate(),
    /** Why it takes up to two months more; the person is told within the first. */
    extension_reason: text().nullable(),
    note: text().nullable().sensitive(),
    answered_on: localDate().nullable(),
    answer: text().nullable().sensitive(),
    answered_by_name: text().nullable().personal(),
    recorded_by_name: text().personal(),
    version: integer(),
  },
  { index: [['person_id'], ['due_on']], references: { person_id: 'person' } },
);

/** Personal data were given to a body entitled by law (PRIV-11). */
export const dataDisclosureTable = schoolTable(
  'data_disclosure',
  {
    id: id<'DataDisclosureId'>(),
    body: text(),
    legal_basis: text(),
    scope: text(),
    form: oneOf(DISCLOSURE_FORMS),
    disclosed_on: localDate(),
    /** The body demands by law that the person is not told: left out of the person's report (PRIV-07). */
    is_secret: bool(),
    recorded_at_utc: instant(),
    recorded_by_name: text().personal(),
    cancelled_at_utc: instant().nullable(),
    cancelled_by_name: text().nullable().personal(),
    cancel_reason: text().nullable(),
    version: integer(),
  },
  { index: [['disclosed_on']] },
);

export const dataDisclosurePersonTable = schoolTable(
  'data_disclosure_person',
  {
    id: id<'DataDisclosurePersonId'>(),
    disclosure_id: id<'DataDisclosureId'>(),
    person_id: id<'PersonId'>(),
  },
  {
    unique: [['disclosure_id', 'person_id']],
    index: [['person_id']],
    references: { disclosure_id: 'data_disclosure', person_id: 'person' },
  },
);

/** The agreement by which the provider processes the school's data (PRIV-14). */
export const processingAgreementTable = schoolTable(
  'processing_agreement',
  {
    id: id<'ProcessingAgreementId'>(),
    provider: text(),
    /** As the parties call it: `2/2026`, `wersja 3`. */
    wording: text(),
    signed_on: localDate(),
    valid_from: localDate(),
    valid_to: localDate().nullable(),
    subprocessors: text().nullable(),
    recorded_by_name: text().personal(),
    version: integer(),
  },
  { unique: [['provider', 'wording']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    data_request: TableOf<typeof dataRequestTable>;
    data_disclosure: TableOf<typeof dataDisclosureTable>;
    data_disclosure_person: TableOf<typeof dataDisclosurePersonTable>;
    processing_agreement: TableOf<typeof processingAgreementTable>;
  }
}
