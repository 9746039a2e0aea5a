import type { DoorEvent } from '@furtka/core-contract/event';
import type { Connection } from '../database/connection.ts';
import { readSetting, writeSetting } from '../database/settings.ts';
import { type MovementRow, movementOf, type PlaceInLog } from './movement.ts';

/** Same evacuation: an alarm within this time of a tick does not begin another one. */
const SAME_MUSTER_MS = 3_600_000;

const COLUMNS = `position, event_id as eventId, tap_id as tapId, subject, is_card as isCard, at_utc as atUtc, direction, source,
  door_id as doorId, cause, withdrawn_by as withdrawnBy`;

/** Writes what events tell of people; prepared once, called in the transaction that appends the event. */
export type NoteMovement = (event: DoorEvent, place: PlaceInLog) => void;

/** Takes the entry that a withdrawal names out again; a row of its own tells who follows the table. */
const withdrawer = (db: Connection): ((eventId: string, by: number) => void) => {
  const find = db.prepare<[string], MovementRow>(
    `select ${COLUMNS} from movement
      where position = (select position from event_row where event_key = ? and hub_code is null)`,
  );
  const mark = db.prepare('update movement set withdrawn_by = ? where position = ?');
  const insert = inserter(db);
  return (eventId, by) => {
    const row = find.get(eventId);
    if (row === undefined || row.withdrawnBy !== null) return;
    mark.run(by, row.position);
    insert({ ...row, position: by, source: 'withdrawal', cause: null, withdrawnBy: by });
  };
};

/** By position: binding by name costs more than the row itself. */
const inserter = (db: Connection): ((row: MovementRow) => void) => {
  const insert = db.prepare(`
    insert into movement (position, event_id, tap_id, subject, is_card, at_utc, direction, source, door_id, cause, withdrawn_by)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return (row) => {
    insert.run(
      row.position,
      row.eventId,
      row.tapId,
      row.subject,
      row.isCard,
      row.atUtc,
      row.direction,
      row.source,
      row.doorId,
      row.cause,
      row.withdrawnBy,
    );
  };
};

/** A new alarm begins a new muster: ticks of the one before it go. Doors tell of one alarm many times, and late. */
const alarm = (db: Connection): ((atUtc: number) => void) => {
  const clear = db.prepare<[number]>(
    'delete from muster_tick where not exists (select 1 from muster_tick where at_utc > ?)',
  );
  return (atUtc) => {
    clear.run(atUtc - SAME_MUSTER_MS);
  };
};

/** Fire, or a drill that the gatehouse began. A lockdown leads nobody out. */
const isEvacuation = ({ kind, source, detail }: DoorEvent): boolean =>
  kind === 'fire.released' ||
  (kind === 'mode.changed' && source === 'kiosk' && detail?.mode === 'drill');

export const prepareMovements = (db: Connection): NoteMovement => {
  const insert = inserter(db);
  const withdraw = withdrawer(db);
  const clearTicks = alarm(db);
  return (event, place) => {
    const row = movementOf(event, place);
    if (row !== undefined) insert(row);
    else if (event.kind === 'gate.withdrawn' && event.detail?.eventId !== undefined)
      withdraw(event.detail.eventId, place.position);
    else if (isEvacuation(event))
      clearTicks(Math.min(event.occurredAtUtc, place.receivedAtSchoolUtc));
  };
};

/** Movements go with the content of their events. */
export const dropMovements = (db: Connection, upToPosition: number): void => {
  db.prepare('delete from movement where position <= ?').run(upToPosition);
};

/** Somebody's newest counted records, newest first. */
export interface SubjectRecords {
  readonly subject: string;
  readonly isCard: boolean;
  readonly records: readonly MovementRow[];
}

export interface RecordsQuery {
  /** Every granted tap counts (C-40); `undefined` without a directory: as the last one said. */
  readonly countTaps: boolean | undefined;
  /** The calendar month whose forgotten cards are counted. */
  readonly month: { readonly fromUtc: number; readonly beforeUtc: number };
  /** Subjects whose records changed after this position of the log; absent: all. */
  readonly changedAfter?: number;
  /** All, in steps: subjects after this one. */
  readonly afterSubject?: string;
}

export interface RecordsStep {
  readonly subjects: readonly SubjectRecords[];
  readonly forgotten: readonly Forgotten[];
  /** Everything up to here is in what was read. */
  readonly upToPosition: number;
  /** Read on from here; absent: that was all. */
  readonly nextSubject?: string;
}

/** Subjects in one job, so that commits of events come in between. */
const SUBJECTS_AT_ONCE = 1000;
/** Records of one subject that the chain is judged by; one tap can be three rows. */
const RECORDS_EACH = 8;

const changedSubjects = (db: Connection, after: number): string[] =>
  db
    .prepare<[number], { subject: string }>(
      'select distinct subject from movement where position > ?',
    )
    .all(after)
    .map((row) => row.subject);

/** Steps over the index from subject to subject: as many reads as there are people, however many movements there are. */
const nextSubjects = (db: Connection, after: string): string[] => {
  const next = db.prepare<[string], { subject: string | null }>(
    'select min(subject) as subject from movement where subject > ?',
  );
  const found: string[] = [];
  let last = after;
  while (found.length < SUBJECTS_AT_ONCE) {
    const subject = next.get(last)?.subject ?? null;
    if (subject === null) break;
    found.push(subject);
    last = subject;
  }
  return found;
};

/** The school's option outlives its directory. */
const doTapsCount = (db: Connection, told: boolean | undefined): boolean => {
  const held = readSetting(db, 'countTaps') === 'yes';
  if (told === undefined || told === held) return held;
  writeSetting(db, 'countTaps', told ? 'yes' : 'no');
  return told;
};

/** Newest records of people, by their own times. Call inside a transaction. */
export const readRecords = (db: Connection, query: RecordsQuery): RecordsStep => {
  const { changedAfter, afterSubject = '', month } = query;
  const countTaps = doTapsCount(db, query.countTaps);
  const upToPosition =
    db
      .prepare<[], { position: number | null }>('select max(position) as position from movement')
      .get()?.position ?? 0;
  const isAll = changedAfter === undefined;
  const subjects = isAll ? nextSubjects(db, afterSubject) : changedSubjects(db, changedAfter);
  const read = db.prepare<[string, number], MovementRow>(
    `select ${COLUMNS} from movement
      where subject = ? and withdrawn_by is null ${countTaps ? '' : "and source <> 'tap'"}
      order by at_utc desc, position desc limit ?`,
  );
  const found = subjects.map((subject) => {
    const records = read.all(subject, RECORDS_EACH);
    return { subject, isCard: records[0]?.isCard === 1, records };
  });
  const last = subjects.at(-1);
  const hasMore = isAll && subjects.length === SUBJECTS_AT_ONCE && last !== undefined;
  return {
    subjects: found,
    forgotten: readForgotten(db, month.fromUtc, month.beforeUtc),
    upToPosition,
    ...(hasMore ? { nextSubject: last } : {}),
  };
};

/** Forgotten cards between two instants: how many, and the last of them, per person. */
export interface Forgotten {
  readonly personId: string;
  readonly count: number;
  readonly lastAtUtc: number;
}

export const readForgotten = (db: Connection, fromUtc: number, beforeUtc: number): Forgotten[] =>
  db
    .prepare<[number, number], Forgotten>(
      `select subject as personId, count(*) as count, max(at_utc) as lastAtUtc from movement
        where cause is not null and at_utc >= ? and at_utc < ? and cause = 'card.forgotten'
          and direction = 'in' and source = 'kiosk' and withdrawn_by is null
        group by subject`,
    )
    .all(fromUtc, beforeUtc);
