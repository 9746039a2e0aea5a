import type { AccountId } from '@furtka/core-contract/ids';
import { id, instant, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** An account for the time of an outside inspection, for one named person, on the director's order (S0 §82). */
export const inspectionTable = schoolTable(
  'inspection',
  {
    id: id<'InspectionId'>(),
    account_id: id<'AccountId'>(),
    inspector_name: text().personal(),
    institution: text(),
    /** Director or deputy who ordered it, and when. */
    ordered_by: id<'PersonId'>(),
    ordered_on: localDate(),
    first_day: localDate(),
    last_day: localDate(),
    ended_at_utc: instant().nullable(),
    version: integer(),
  },
  { index: [['first_day']], globalReferences: { account_id: 'account' } },
);

/** A stand-in administrator's login in the school safe. */
export const sealedEnvelopeTable = schoolTable(
  'sealed_envelope',
  {
    id: id<'SealedEnvelopeId'>(),
    account_id: id<'AccountId'>(),
    sealed_at_utc: instant(),
    sealed_by: text().personal(),
    /** Where it lies. */
    place: text(),
    state: oneOf(['sealed', 'opened', 'void']),
    opened_at_utc: instant().nullable(),
    version: integer(),
  },
  { index: [['account_id']], globalReferences: { account_id: 'account' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    inspection: TableOf<typeof inspectionTable>;
    sealed_envelope: TableOf<typeof sealedEnvelopeTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Somebody signed in with the login of the envelope in the safe. */
    'envelope.opened': { readonly accountId: AccountId };
  }
}
