import type { Connection } from '../database/connection.ts';
import { readNumber, writeSetting } from '../database/settings.ts';

/** A visit as it stands in its table; instants by the school clock. */
export interface VisitRow {
  readonly visitId: string;
  /** Empty once the retention erased it. */
  readonly name: string;
  readonly host: string | null;
  readonly purpose: string | null;
  readonly document: string | null;
  readonly badge: string | null;
  readonly count: number;
  readonly doorId: string | null;
  readonly inAtUtc: number;
  readonly startedBy: string;
  readonly startedEventId: string;
  readonly outAtUtc: number | null;
  readonly endedEventId: string | null;
  readonly notSeenOut: 0 | 1;
}

export type NewVisit = Omit<VisitRow, 'outAtUtc' | 'endedEventId' | 'notSeenOut'>;

const DAY_MS = 86_400_000;
/** Before a directory has said how long names are kept. */
const KEPT_DAYS_DEFAULT = 30;

const COLUMNS = `visit_id as visitId, name, host, purpose, document, badge, count, door_id as doorId,
  in_at_utc as inAtUtc, started_by as startedBy, started_event_id as startedEventId,
  out_at_utc as outAtUtc, ended_event_id as endedEventId, not_seen_out as notSeenOut`;

export const findVisit = (db: Connection, visitId: string): VisitRow | undefined =>
  db.prepare<[string], VisitRow>(`select ${COLUMNS} from visit where visit_id = ?`).get(visitId);

/** Call in the transaction that appends its event. */
export const insertVisit = (db: Connection, visit: NewVisit): void => {
  db.prepare<NewVisit>(
    `insert into visit (visit_id, name, host, purpose, document, badge, count, door_id, in_at_utc, started_by, started_event_id)
     values (@visitId, @name, @host, @purpose, @document, @badge, @count, @doorId, @inAtUtc, @startedBy, @startedEventId)`,
  ).run(visit);
};

export interface VisitEnd {
  readonly visitId: string;
  readonly outAtUtc: number;
  readonly endedEventId: string;
  /** Nobody saw the visitor leave: the night closed it. */
  readonly notSeenOut: 0 | 1;
}

/** Ends an open visit. Call in the transaction that appends its event. */
export const closeVisit = (db: Connection, end: VisitEnd): void => {
  db.prepare<VisitEnd>(
    `update visit set out_at_utc = @outAtUtc, ended_event_id = @endedEventId, not_seen_out = @notSeenOut
      where visit_id = @visitId and out_at_utc is null`,
  ).run(end);
};

/** Open visits, the longest first. */
export const openVisits = (db: Connection): VisitRow[] =>
  db
    .prepare<[], VisitRow>(
      `select ${COLUMNS} from visit where out_at_utc is null order by in_at_utc, visit_id`,
    )
    .all();

/** Visits that the night closed since an instant. */
export const visitsNotSeenOut = (db: Connection, sinceUtc: number): VisitRow[] =>
  db
    .prepare<[number], VisitRow>(
      `select ${COLUMNS} from visit where not_seen_out = 1 and out_at_utc >= ? order by in_at_utc, visit_id`,
    )
    .all(sinceUtc);

/** The book of a day: visits that began in it, open ones first, in the order in which they began. */
export const visitsBetween = (db: Connection, fromUtc: number, beforeUtc: number): VisitRow[] =>
  db
    .prepare<[number, number], VisitRow>(
      `select ${COLUMNS} from visit where in_at_utc >= ? and in_at_utc < ?
        order by out_at_utc is not null, in_at_utc, visit_id`,
    )
    .all(fromUtc, beforeUtc);

/**
 * Erases what names a visitor, so many days after the visit; the row and its events stay.
 *
 * @param days  as the directory says; `undefined` without one: as it said last
 * @returns     how many rows lost their names
 */
export const eraseVisitNames = (
  db: Connection,
  nowUtc: number,
  days: number | undefined,
): number => {
  const held = readNumber(db, 'visitorDays');
  if (days !== undefined && days !== held) writeSetting(db, 'visitorDays', days);
  const kept = days ?? (held === 0 ? KEPT_DAYS_DEFAULT : held);
  return db
    .prepare<[number, number]>(
      `update visit set name = '', host = null, purpose = null, document = null, badge = null, erased_at_utc = ?
        where erased_at_utc is null and out_at_utc <= ?`,
    )
    .run(nowUtc, nowUtc - kept * DAY_MS).changes;
};
