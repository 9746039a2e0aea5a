/** Step of the hub's database: the book of visits, and an index that finds alarms in the log. */
export const VISIT_STEP = `
  -- Who came to see somebody. Names and documents stand here and nowhere else: the log knows the visit by its id. Erased by rule after
  -- the days that the school chose; the row stays. Instants by the school clock.
  create table visit (
    visit_id text primary key,
    name text not null,
    host text,
    purpose text,
    document text,
    badge text,
    count integer not null,
    door_id text,
    in_at_utc integer not null,
    started_by text not null,
    started_event_id text not null,
    out_at_utc integer,
    ended_event_id text,
    not_seen_out integer not null default 0,
    erased_at_utc integer
  ) strict, without rowid;
  create index visit_by_time on visit (in_at_utc);
  create index visit_open on visit (in_at_utc) where out_at_utc is null;
  create index visit_named on visit (out_at_utc) where erased_at_utc is null;
  create index visit_not_seen_out on visit (out_at_utc) where not_seen_out = 1;

  -- What a hub that starts again asks the log about its doors.
  create index event_row_of_alarms on event_row (position) where hub_code is null
    and kind in ('door.forced', 'door.held', 'door.closed', 'reader.tamper', 'fire.released');
`;
