import { type DoorEvent, EVENT_VERSION } from '@furtka/core-contract/event';
import type { BookReply } from '@furtka/hub-contract/kiosk-api';
import { AppError } from '../app-error.ts';
import type { Connection } from '../database/connection.ts';
import { appendKioskAct, type KioskAct } from '../eventlog/append.ts';
import type { LogHandle } from '../eventlog/log-handle.ts';
import { ALARM_KINDS } from './door-alarms.ts';
import type { Span } from './school-day.ts';

/** When an act was received, by both clocks. */
interface Received {
  readonly receivedAtUtc: number;
  readonly receivedAtSchoolUtc: number;
}

/** An act of the gatehouse, ready for the log. */
export interface Act {
  readonly act: KioskAct;
  readonly received: Received;
}

/** An event as it was written, and where in the log it stands. */
interface Written {
  readonly event: DoorEvent;
  readonly position: number;
  readonly receivedAtUtc: number;
}

/**
 * Appends an act that must stand in the log for what follows it. Call inside a transaction.
 *
 * @returns the event as it was written; throws when it was set aside, and with that the transaction leaves nothing behind
 */
export const appendAct = (log: LogHandle, { act, received }: Act): DoorEvent => {
  const { outcome, code, epoch, seq } = appendKioskAct(log, act, received);
  if (outcome !== 'stored') throw new AppError('bug', code ?? 'hub.act_not_stored');
  return { v: EVENT_VERSION, source: 'kiosk', ...act, epoch, seq } as unknown as DoorEvent;
};

/** The event of an id, as long as its content is kept. `foreign`: the id is used, its content is gone or unreadable. */
export const findWritten = (log: LogHandle, eventId: string): Written | 'foreign' | undefined => {
  const row = log.db
    .prepare<[string], { position: number; receivedAtUtc: number; body: string | null }>(
      `select r.position, r.received_at_utc as receivedAtUtc, cast(c.bytes as text) as body
         from event_row r left join event_content c on c.position = r.position
        where r.event_key = ? and r.hub_code is null`,
    )
    .get(eventId);
  if (row === undefined) return undefined;
  if (row.body === null) return 'foreign';
  // Without a hub code it was read by the contract's schema when it came.
  const event = JSON.parse(row.body) as DoorEvent;
  return { event, position: row.position, receivedAtUtc: row.receivedAtUtc };
};

/** What an act says, whoever made it and whenever: the same entry sent twice says the same. */
const meaningOf = (act: KioskAct): string => {
  const { kind, holderId, direction, doorId, detail } = act;
  return JSON.stringify([kind, holderId, direction, doorId, detail?.code, detail?.note]);
};

export type BookOutcome<Told extends object = object> =
  | ({ readonly outcome: 'stored' | 'known'; readonly event: DoorEvent } & Told)
  /** The id stands for something else. */
  | { readonly outcome: 'other' };

/** Appends an act once. */
const appendOnce = (
  log: LogHandle,
  one: Act,
): { outcome: 'stored' | 'known'; event: DoorEvent; position: number } | undefined => {
  const held = findWritten(log, one.act.id);
  if (held === undefined)
    return { outcome: 'stored', event: appendAct(log, one), position: log.head.position };
  const isSame = held !== 'foreign' && meaningOf(held.event) === meaningOf(one.act);
  return isSame ? { outcome: 'known', event: held.event, position: held.position } : undefined;
};

/** An entry of the book, and what it is judged by. */
export interface GateJob extends Act {
  /** The person, and their cards where a record knows no holder. */
  readonly subjects: readonly string[];
  /** Every granted tap counts (C-40). */
  readonly countTaps: boolean;
  readonly month: Span;
}

type Doubt = NonNullable<BookReply['doubtful']>;
export interface GateJudged {
  readonly doubtful: Doubt | undefined;
  /** Forgotten cards of the month up to this entry. */
  readonly forgotten: number;
}

/** Does the entry fit the record before it? */
const doubtOf = (db: Connection, job: GateJob, before: number): Doubt | undefined => {
  const { subjects, countTaps, act } = job;
  const last = db
    .prepare<[string, number, number], { direction: string }>(
      `select direction from movement
        where subject in (select value from json_each(?)) and at_utc <= ? and position < ?
          and withdrawn_by is null and source <> 'withdrawal' ${countTaps ? '' : "and source <> 'tap'"}
        order by at_utc desc, position desc limit 1`,
    )
    .get(JSON.stringify(subjects), act.occurredAtUtc, before);
  if (act.direction === 'in') return last?.direction === 'in' ? 'exitMissing' : undefined;
  return last === undefined || last.direction === 'out' ? 'entryMissing' : undefined;
};

const forgottenOf = (db: Connection, { act, month }: GateJob, upTo: number): number =>
  db
    .prepare<[string, number, number, number], { n: number }>(
      `select count(*) as n from movement
        where subject = ? and at_utc >= ? and at_utc < ? and position <= ? and cause = 'card.forgotten'
          and direction = 'in' and source = 'kiosk' and withdrawn_by is null`,
    )
    .get(act.holderId ?? '', month.fromUtc, month.beforeUtc, upTo)?.n ?? 0;

/** Writes an entry of somebody without a card, once. */
export const noteGate = (log: LogHandle, job: GateJob): BookOutcome<GateJudged> => {
  const noted = appendOnce(log, job);
  if (noted === undefined) return { outcome: 'other' };
  const { outcome, event, position } = noted;
  return {
    outcome,
    event,
    doubtful: doubtOf(log.db, job, position),
    forgotten: forgottenOf(log.db, job, position),
  };
};

/** Writes that a door is opened once, once. */
export const noteLetIn = (log: LogHandle, one: Act): BookOutcome => {
  const noted = appendOnce(log, one);
  return noted === undefined
    ? { outcome: 'other' }
    : { outcome: noted.outcome, event: noted.event };
};

export interface WithdrawJob extends Act {
  readonly entryId: string;
  /** Entries received before this stay, system clock. */
  readonly sinceUtc: number;
}

export type WithdrawOutcome =
  | { readonly outcome: 'withdrawn'; readonly event: DoorEvent }
  | { readonly outcome: 'already' | 'late' | 'unknown' };

/** Takes an entry of the book back; both stay in the log. */
export const withdrawGate = (log: LogHandle, job: WithdrawJob): WithdrawOutcome => {
  const held = findWritten(log, job.entryId);
  if (held === undefined || held === 'foreign' || held.event.kind !== 'gate.noted')
    return { outcome: 'unknown' };
  const row = log.db
    .prepare<[number], { withdrawnBy: number | null }>(
      'select withdrawn_by as withdrawnBy from movement where position = ?',
    )
    .get(held.position);
  if (row !== undefined && row.withdrawnBy !== null) return { outcome: 'already' };
  if (held.receivedAtUtc < job.sinceUtc) return { outcome: 'late' };
  const { holderId } = held.event;
  const act: KioskAct = { ...job.act, ...(holderId === undefined ? {} : { holderId }) };
  return { outcome: 'withdrawn', event: appendAct(log, { act, received: job.received }) };
};

/** A line of the book of entries. */
export interface BookLine {
  readonly event: DoorEvent;
  readonly withdrawn: boolean;
}

/** Entries of people without a card, and doors opened once for somebody known, newest first. */
export const bookBetween = (db: Connection, { fromUtc, beforeUtc }: Span): BookLine[] =>
  db
    .prepare<[number, number], { body: string; withdrawnBy: number | null }>(
      `select cast(c.bytes as text) as body, m.withdrawn_by as withdrawnBy
         from movement m join event_content c on c.position = m.position
        where m.cause is not null and m.at_utc >= ? and m.at_utc < ? and m.source in ('kiosk', 'letIn')
        order by m.at_utc desc, m.position desc`,
    )
    .all(fromUtc, beforeUtc)
    .map(({ body, withdrawnBy }) => ({
      event: JSON.parse(body) as DoorEvent,
      withdrawn: withdrawnBy !== null,
    }));

/** Events looked at for alarms when the hub starts: a door that rattles for weeks must not keep it from starting. */
const ALARMS_MAX = 10_000;

/** The newest of what the log tells of alarms at doors, in its order. */
export const alarmEvents = (db: Connection): DoorEvent[] =>
  db
    .prepare<[], { body: string }>(
      `select cast(c.bytes as text) as body
         from event_row r join event_content c on c.position = r.position
        where r.hub_code is null
          and r.kind in (${ALARM_KINDS.map((kind) => `'${kind}'`).join(', ')})
        order by r.position desc limit ${ALARMS_MAX}`,
    )
    .all()
    .map(({ body }) => JSON.parse(body) as DoorEvent)
    .reverse();
