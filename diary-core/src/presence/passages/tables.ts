import type { DoorEvent, EventKind } from '@furtka/core-contract/event';
import type { EventId, PersonId } from '@furtka/core-contract/ids';
import { bool, id, instant, integer, json, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { type EntryCause, GAPS } from './domain.ts';

/** Every event of the school's doors and kiosks, as it was told. Times: event by the school clock, receipts by both clocks. */
export const doorEventTable = schoolTable(
  'door_event',
  {
    id: id<'EventId'>(),
    site_id: id<'SiteId'>(),
    hub_id: id<'HubId'>(),
    door_id: id<'DoorId'>().nullable(),
    source: oneOf(['agent', 'kiosk']),
    source_id: id<'AgentId'>(),
    epoch: id<'Epoch'>(),
    seq: integer(),
    /** Judged by the contract, which grows: the largest table is not built anew for each new kind. */
    kind: text<EventKind>(),
    direction: oneOf(['in', 'out', 'unknown']).nullable(),
    reason: text<NonNullable<DoorEvent['reason']>>().nullable(),
    tap_id: id<'EventId'>().nullable(),
    /** What the gatehouse's book speaks of: the entry that is withdrawn, or the visit. */
    about_id: id<string>().nullable(),
    card_id: id<'CardId'>().nullable(),
    credential_hash: text().nullable(),
    holder_id: id<'PersonId'>().nullable(),
    assurance: oneOf(['uid', 'keyed']).nullable(),
    opened: oneOf(['yes', 'no', 'unknown']).nullable(),
    actor_id: id<'AccountId'>().nullable(),
    detail_json: json<NonNullable<DoorEvent['detail']>>().nullable(),
    occurred_at_utc: instant(),
    clock: oneOf(['sure', 'unsure']),
    roster_version: integer(),
    log_id: id<'LogId'>(),
    log_position: integer(),
    hub_received_at_utc: instant(),
    hub_received_at_school_utc: instant(),
    received_at_utc: instant(),
    received_at_school_utc: instant(),
    /** When its time was over and who it was went (PRIV-15). */
    erased_at_utc: instant().nullable(),
    erased_by_rule: text().nullable(),
  },
  {
    index: [['occurred_at_utc'], ['tap_id'], ['about_id'], ['holder_id', 'occurred_at_utc']],
    erasable: {
      columns: ['card_id', 'credential_hash', 'holder_id', 'actor_id', 'detail_json'],
      marks: ['erased_at_utc', 'erased_by_rule'],
    },
    unaudited: 'it is itself an append-only record of what devices saw; nobody changes it',
  },
);

/** A granted tap and what became of it, or an entry of the gatehouse's book; made from events, so it can be made again. */
export const passageTable = schoolTable(
  'passage',
  {
    id: id<'EventId'>(),
    site_id: id<'SiteId'>(),
    door_id: id<'DoorId'>().nullable(),
    holder_id: id<'PersonId'>().nullable(),
    card_id: id<'CardId'>().nullable(),
    direction: oneOf(['in', 'out', 'unknown']),
    opened: oneOf(['yes', 'no', 'unknown', 'pending', 'withdrawn']),
    occurred_at_utc: instant(),
    reached_at_utc: instant(),
    is_late: bool(),
    gap: oneOf(GAPS),
    cause: text<EntryCause>().nullable(),
  },
  {
    index: [
      ['holder_id', 'occurred_at_utc'],
      ['site_id', 'occurred_at_utc'],
    ],
    unaudited: 'drawn from door_event by a rule; nobody writes it',
  },
);

/** Last passage of a person that counted: where a chain of entries and exits stands. `id` is the person's. */
export const passageChainTable = schoolTable(
  'passage_chain',
  {
    id: id<'PersonId'>(),
    passage_id: id<'EventId'>(),
    direction: oneOf(['in', 'out', 'unknown']),
    occurred_at_utc: instant(),
  },
  { unaudited: 'drawn from passages by a rule; nobody writes it' },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    door_event: TableOf<typeof doorEventTable>;
    passage: TableOf<typeof passageTable>;
    passage_chain: TableOf<typeof passageChainTable>;
  }
}

declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** A passage became visible or changed. */
    'passage.seen': { readonly passageId: EventId; readonly holderId: PersonId };
    /** What was seen is taken back. */
    'passage.withdrawn': { readonly passageId: EventId; readonly holderId: PersonId };
    /** The gatehouse's book got an entry about somebody, or lost one. */
    'gate.kept': { readonly passageId: EventId; readonly holderId: PersonId };
  }
}
