import { bool, id, instant, integer, json, oneOf, text } from '../../../kernel/db/columns.ts';
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
  },
  {
    index: [['occurred_at_utc'], ['tap_id'], ['about_id'], ['holder_id', 'occurred_at_utc']],
    isAppendOnly: true,
    unaudited: 'it is itself an append-only record of what devices saw; nobody changes it',
  },
);

const passageNow = schoolTable(
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
    gap: oneOf(['none', 'exitMissing', 'entryMissing']),
    cause: text().nullable(),
  },
  {
    index: [
      ['holder_id', 'occurred_at_utc'],
      ['site_id', 'occurred_at_utc'],
    ],
    unaudited: 'drawn from door_event by a rule; nobody writes it',
  },
);

/** Events of version 2: the books of the gatehouse. The kinds are no longer a closed set of the database. */
export const passages0002: Migration = {
  id: '0002-gatehouse',
  up: async (m) => {
    await m.rebuild(doorEventNow);
    await m.rebuild(passageNow);
  },
};
