import { id, instant, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { ACCESS_MODES, GRANTED, SERVICES } from './domain.ts';

/** What each mode has of one service; a service without a row is as the documents say (`DEFAULT_TABLE`). */
export const accessServiceTable = schoolTable(
  'access_service',
  {
    id: id<'AccessServiceId'>(),
    service: oneOf(SERVICES),
    basic: oneOf(GRANTED),
    extended: oneOf(GRANTED),
  },
  { unique: [['service']] },
);

/** Fee and account of the Parents' Council; its id is the school's. The version counts for the services too. */
export const accessTermsTable = schoolTable('access_terms', {
  id: id<'SchoolId'>(),
  /** Grosz for a school year. */
  fee_grosz: integer(),
  payee: text(),
  /** 26 digits. */
  bank_account: text().nullable(),
  transfer_title: text(),
  version: integer(),
});

/** A line of a class treasurer's payment list: one for each guardian and school year. */
export const accessPaymentTable = schoolTable(
  'access_payment',
  {
    id: id<'AccessPaymentId'>(),
    year_id: id<'YearId'>(),
    guardian_id: id<'PersonId'>(),
    class_id: id<'ClassId'>(),
    amount_grosz: integer(),
    paid_on: localDate(),
    entered_at_utc: instant(),
    entered_by_name: text().personal(),
    /** When the guardian ordered the activation (ACCT-29). */
    ordered_at_utc: instant().nullable(),
    activated_at_utc: instant().nullable(),
    version: integer(),
  },
  {
    unique: [['year_id', 'guardian_id']],
    index: [['class_id'], ['guardian_id']],
    references: { year_id: 'school_year', guardian_id: 'person', class_id: 'school_class' },
  },
);

/** Which mode a guardian was given, and until when. Never changed: the last row that has begun counts. */
export const guardianAccessTable = schoolTable(
  'guardian_access',
  {
    id: id<'GuardianAccessId'>(),
    guardian_id: id<'PersonId'>(),
    mode: oneOf(ACCESS_MODES),
    first_day: localDate(),
    /** Null: until something else is said. */
    last_day: localDate().nullable(),
    set_at_utc: instant(),
    set_by_name: text().personal(),
    /** Null where a payment is the reason. */
    reason: text().nullable(),
    payment_id: id<'AccessPaymentId'>().nullable(),
  },
  {
    index: [['guardian_id']],
    references: { guardian_id: 'person', payment_id: 'access_payment' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    access_service: TableOf<typeof accessServiceTable>;
    access_terms: TableOf<typeof accessTermsTable>;
    access_payment: TableOf<typeof accessPaymentTable>;
    guardian_access: TableOf<typeof guardianAccessTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** A guardian was given another mode, or ordered one. */
    'accessMode.changed': { readonly guardianId: string };
  }
}
