import { VISIT_STEP } from '../gatehouse/visit-schema.ts';

/**
 * Steps of the hub's database, in order; `PRAGMA user_version` counts those that were taken. A step that was ever released is never
 * changed. The program of a release runs on the next release's schema too, so columns are added, not renamed.
 */
export const SCHEMA_STEPS: readonly string[] = [
  `
  -- Small values that must survive: log id, kiosk epoch and seq, versions of deny and mode, anchor of the chain.
  create table setting (
    name text primary key,
    value text not null
  ) strict, without rowid;

  -- One row per event, chained. Ids, times and codes only; the bytes lie in event_content.
  create table event_row (
    position integer primary key,
    event_key text not null unique,
    source_id text not null,
    epoch text,
    seq integer,
    kind text,
    occurred_at_utc integer,
    received_at_utc integer not null,
    received_at_school_utc integer not null,
    hub_code text,
    digest text not null,
    hash text not null
  ) strict;
  create unique index event_row_by_seq on event_row (source_id, epoch, seq) where hub_code is null;
  create index event_row_quarantined on event_row (position) where hub_code is not null;

  -- What only the retention may clear. digest = SHA-256 of salt and bytes.
  create table event_content (
    position integer primary key,
    salt blob not null,
    bytes blob not null
  ) strict;

  -- Content that was cleared by rule, from and to both included.
  create table erasure (
    from_position integer primary key,
    to_position integer not null,
    reason text not null,
    erased_at_utc integer not null
  ) strict;

  -- How far the core had confirmed, one row per hour; at_utc is the last time within it, so ages are never overstated.
  create table acknowledgement (
    hour integer primary key,
    position integer not null,
    at_utc integer not null
  ) strict;

  create table agent (
    agent_id text primary key,
    name text not null,
    door_ids_json text not null,
    created_at_utc integer not null,
    struck_out_at_utc integer
  ) strict, without rowid;

  -- Certificates end here, not by their own dates.
  create table agent_certificate (
    fingerprint text primary key,
    agent_id text not null references agent (agent_id),
    from_utc integer not null,
    until_utc integer not null
  ) strict, without rowid;
  create index agent_certificate_by_agent on agent_certificate (agent_id);

  create table enrolment_code (
    code_hash text primary key,
    agent_id text not null references agent (agent_id),
    expires_at_utc integer not null
  ) strict, without rowid;

  create table roster (
    one integer primary key check (one = 1),
    version integer not null,
    signed_text text not null,
    stored_at_utc integer not null
  ) strict;

  -- settled_by: roster version that took the entry out. deny_version: the list's version that first held it.
  create table deny_entry (
    block_id text primary key,
    card_id text not null,
    at_utc integer not null,
    deny_version integer not null,
    settled_by integer
  ) strict, without rowid;
  create index deny_entry_by_card on deny_entry (card_id);

  create table door_mode (
    door_id text primary key,
    version integer not null,
    mode text not null,
    until_utc integer
  ) strict, without rowid;
  `,
  `
  -- Comings and goings of people, one row per event of the log that tells of one, gone with its content. subject: the holder, or the
  -- card where its holder is not known. source: tap (granted; counts only by the school's option) | card | kiosk | letIn | withdrawal
  -- (counts never; says that the subject's records changed). at_utc is the event's own time; a clock that ran ahead of the hub's by
  -- more than 5 minutes is not believed.
  create table movement (
    position integer primary key,
    event_id text not null,
    tap_id text,
    subject text not null,
    is_card integer not null,
    at_utc integer not null,
    direction text not null,
    source text not null,
    door_id text,
    cause text,
    withdrawn_by integer
  ) strict;
  create index movement_by_subject on movement (subject, at_utc);
  create index movement_by_cause on movement (at_utc) where cause is not null;

  insert into movement (position, event_id, tap_id, subject, is_card, at_utc, direction, source, door_id)
  select position, event_key, json_extract(body, '$.tapId'),
      coalesce(json_extract(body, '$.holderId'), json_extract(body, '$.cardId')),
      json_extract(body, '$.holderId') is null,
      case when occurred_at_utc > received_at_school_utc + 300000 then received_at_school_utc else occurred_at_utc end,
      coalesce(json_extract(body, '$.direction'), 'unknown'),
      case kind when 'passage' then 'card' else 'tap' end,
      json_extract(body, '$.doorId')
    from (select r.position, r.event_key, r.kind, r.occurred_at_utc, r.received_at_school_utc, cast(c.bytes as text) as body
            from event_row r join event_content c on c.position = r.position
           where r.hub_code is null and r.kind in ('tap', 'passage', 'tap.unused'))
   where coalesce(json_extract(body, '$.holderId'), json_extract(body, '$.cardId')) is not null
     and (kind <> 'tap' or json_extract(body, '$.reason') not like 'denied.%');

  -- What the feed of the kiosk shows, by its own time: what arrives late by the thousand does not push out what happens now.
  create index event_row_of_feed on event_row (occurred_at_utc) where hub_code is null
    and kind in ('tap', 'passage', 'tap.unused', 'gate.noted', 'door.let_in', 'visit.started', 'visit.ended');

  -- People seen safe in the muster that runs; shared by all kiosks.
  create table muster_tick (
    person_id text primary key,
    at_utc integer not null,
    account_id text not null
  ) strict, without rowid;
  `,
  VISIT_STEP,
];
