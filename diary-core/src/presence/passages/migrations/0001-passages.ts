import { bool, id, instant, integer, json, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';
import { passageChainTable } from '../tables.ts';

const KINDS_THEN = [
  'tap',
  'passage',
  'tap.unused',
  'exit.requested',
  'door.forced',
  'door.held',
  'door.closed',
  'reader.tamper',
  'reader.offline',
  'reader.online',
  'agent.started',
  'agent.stopped',
  'spool.lost',
  'roster.refused',
  'roster.stale',
  'mode.changed',
  'fire.released',
  'command.refused',
  'clock.stepped',
  'card.blocked',
] as const;

const doorEventThen = schoolTable(
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
    kind: oneOf(KINDS_THEN),
    direction: oneOf(['in', 'out', 'unknown']).nullable(),
    reason: text().nullable(),
    tap_id: id<'EventId'>().nullable(),
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
    index: [['occurred_at_utc'], ['tap_id'], ['holder_id', 'occurred_at_utc']],
    isAppendOnly: true,
    unaudited: 'it is itself an append-only record of what devices saw; nobody changes it',
  },
);

const passageThen = schoolTable(
  'passage',
  {
    id: id<'EventId'>(),
    site_id: id<'SiteId'>(),
    door_id: id<'DoorId'>(),
    holder_id: id<'PersonId'>().nullable(),
    card_id: id<'CardId'>().nullable(),
    direction: oneOf(['in', 'out', 'unknown']),
    opened: oneOf(['yes', 'no', 'unknown', 'pending']),
    occurred_at_utc: instant(),
    reached_at_utc: instant(),
    is_late: bool(),
    gap: oneOf(['none', 'exitMissing', 'entryMissing']),
  },
  {
    index: [
      ['holder_id', 'occurred_at_utc'],
      ['site_id', 'occurred_at_utc'],
    ],
    unaudited: 'drawn from door_event by a rule; nobody writes it',
  },
);

export const passages0001: Migration = {
  id: '0001-passages',
  up: async (m) => {
    await m.create(doorEventThen);
    await m.create(passageThen);
    await m.create(passageChainTable);
  },
};
