import { bytes, id, instant, integer, oneOf, text } from '../../kernel/db/columns.ts';
import { globalTable, schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { SLIP_AUDIENCES } from './domain.ts';

/** One order of slips for a class. The PDF is sealed: the passwords on it stand nowhere else. */
export const slipBatchTable = schoolTable(
  'slip_batch',
  {
    id: id<'SlipBatchId'>(),
    class_id: id<'ClassId'>(),
    audience: oneOf(SLIP_AUDIENCES),
    ordered_by: id<'AccountId'>(),
    orderer_name: text().personal(),
    ordered_at_utc: instant(),
    made_at_utc: instant().nullable(),
    slips: integer(),
    /** Null before it is made, and again when its time is over. */
    sealed_pdf: bytes().nullable().secret(),
  },
  { index: [['ordered_at_utc']], references: { class_id: 'school_class' } },
);

/** A code by which a person of this school is joined to an account that is there already. */
export const accountInvitationTable = globalTable(
  'account_invitation',
  {
    id: id<'AccountInvitationId'>(),
    school_id: id<'SchoolId'>(),
    person_id: id<'PersonId'>(),
    /** SHA-256 of the code. */
    code_hash: text().secret(),
    expires_at_utc: instant(),
    used_at_utc: instant().nullable(),
  },
  {
    reason: 'found by its code, before any school is known',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [['code_hash']],
    index: [['school_id', 'person_id']],
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    slip_batch: TableOf<typeof slipBatchTable>;
    account_invitation: TableOf<typeof accountInvitationTable>;
  }
}
