import { id, instant, integer, json, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

const doorEventNow = schoolTable(
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
    kind: text(),
    direction: oneOf(['in', 'out', 'unknown']).nullable(),
    reason: text().nullable(),
    tap_id: id<'EventId'>().nullable(),
    about_id: id<string>().nullable(),
    card_id: id<'CardId'>().nullable(),
    credential_hash: text().nullable(),
    holder_id: id<'PersonId'>().nullable(),
    assurance: oneOf(['uid', 'keyed']).nullable(),
    opened: oneOf(['yes', 'no', 'unknown']).nullable(),
    actor_id: id<'AccountId'>().nullable(),
    detail_json: json().nullable(),
    occurred_at_utc: instant(),
    clock: oneOf(['sure', 'unsure']),
    roster_version: integer(),
    log_id: id<'LogId'>(),
    log_position: integer(),
    hub_received_at_utc: instant(),
    hub_received_at_school_utc: instant(),
    received_at_utc: instant(),
    received_at_school_utc: instant(),
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

/** Still append-only, but who it was goes when its time is over (PRIV-15); what the door did stays. */
export const passages0003: Migration = {
  id: '0003-erasable',
  up: (m) => m.rebuild(doorEventNow),
};
