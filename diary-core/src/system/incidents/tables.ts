import { id, instant, integer, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { DECISIONS, INCIDENT_KINDS } from './domain.ts';

/** A breach of security or of personal data, what was decided, and who was told (ADMIN-10). Never taken away by hand. */
export const incidentTable = schoolTable(
  'incident',
  {
    id: id<'IncidentId'>(),
    /** Counts up in the school: how people call it. */
    number: integer(),
    kind: oneOf(INCIDENT_KINDS),
    /** School clock. */
    happened_at_utc: instant(),
    /** When the school came to know: 72 hours run from here. */
    noticed_at_utc: instant(),
    what: text().sensitive(),
    /** What may follow for whom. */
    effects: text().nullable().sensitive(),
    measures: text().nullable(),
    /** Whose access it is about. */
    account_id: id<'AccountId'>().nullable(),
    decision: oneOf(DECISIONS).nullable(),
    decision_note: text().nullable(),
    decided_at_utc: instant().nullable(),
    decided_by_name: text().nullable().personal(),
    reported_at_utc: instant(),
    reported_by_name: text().personal(),
    provider_told_at_utc: instant().nullable(),
    authority_told_at_utc: instant().nullable(),
    persons_told_at_utc: instant().nullable(),
    closed_at_utc: instant().nullable(),
    closed_by_name: text().nullable().personal(),
    closing_note: text().nullable(),
    version: integer(),
  },
  { unique: [['number']], globalReferences: { account_id: 'account' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    incident: TableOf<typeof incidentTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'incident.changed': { readonly incidentId: string };
  }
}
