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
];
