import type { DoorEvent } from '@furtka/core-contract/event';
import type { Connection } from '../database/connection.ts';

/** An event of the feed with the moment it reached the hub, by the school clock. */
export interface FeedEntry {
  readonly event: DoorEvent;
  readonly receivedAtSchoolUtc: number;
  /** Of a visit whose name was not erased. */
  readonly visitorName?: string;
}

/** Newest arrivals that are looked at; two of them make one line. */
const ARRIVALS = 100;
/** Rows back from the head where arrivals are looked for: a night of other events must not be read through. */
const ARRIVALS_WITHIN = 2000;
/** As far back an agent's newest event is looked for. */
const OF_AGENT_WITHIN = 20_000;
/** Newest by their own time. */
const BY_TIME = 150;
/** A time further ahead than this is not believed; such an event is found among the arrivals. */
const AHEAD_MAX_MS = 5 * 60_000;

const OF_FEED = `hub_code is null
    and kind in ('tap', 'passage', 'tap.unused', 'gate.noted', 'door.let_in', 'visit.started', 'visit.ended')`;

interface Row {
  readonly position: number;
  readonly received_at_school_utc: number;
  readonly bytes: Buffer;
}

/**
 * Newest events for the feed: by their own time, and the last arrivals, so that neither a backlog of late ones nor a clock that runs
 * ahead hides what happens now. Withdrawn entries are left out. Call inside a transaction.
 */
export const readFeed = (db: Connection, nowUtc: number): FeedEntry[] => {
  const visitor = db.prepare<[string], { name: string }>(
    "select name from visit where visit_id = ? and name <> ''",
  );
  return newestRows(db, nowUtc).map((row) => {
    const event = JSON.parse(row.bytes.toString('utf8')) as DoorEvent;
    const { visitId } = event.detail ?? {};
    const visitorName = visitId === undefined ? undefined : visitor.get(visitId)?.name;
    return {
      event,
      receivedAtSchoolUtc: row.received_at_school_utc,
      ...(visitorName === undefined ? {} : { visitorName }),
    };
  });
};

const newestRows = (db: Connection, nowUtc: number): Row[] =>
  db
    .prepare<{ until: number }, Row>(
      `select r.position, r.received_at_school_utc, c.bytes
         from (select position from (select position from event_row
                 where ${OF_FEED} and occurred_at_utc <= @until
                 order by occurred_at_utc desc limit ${BY_TIME})
               union
               select position from (select position from event_row
                 where ${OF_FEED}
                   and position > (select coalesce(max(position), 0) from event_row) - ${ARRIVALS_WITHIN}
                 order by position desc limit ${ARRIVALS})) as newest
         join event_row r on r.position = newest.position
         join event_content c on c.position = newest.position
        where not exists (select 1 from movement m where m.position = r.position and m.withdrawn_by is not null)`,
    )
    .all({ until: nowUtc + AHEAD_MAX_MS });

/** When the newest event of an agent reached the hub, system clock; 0: not among the newest of the log. */
export const lastReceived = (db: Connection, sourceId: string): number =>
  db
    .prepare<[string], { at: number }>(
      `select received_at_utc as at from event_row
        where source_id = ? and position > (select coalesce(max(position), 0) from event_row) - ${OF_AGENT_WITHIN}
        order by position desc limit 1`,
    )
    .get(sourceId)?.at ?? 0;
