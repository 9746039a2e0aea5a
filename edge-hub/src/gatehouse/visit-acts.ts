import { randomBytes } from 'node:crypto';
import type { DoorEvent } from '@furtka/core-contract/event';
import { uuidv7 } from '@furtka/core-contract/ids';
import type { LogHandle } from '../eventlog/log-handle.ts';
import { type Act, appendAct } from './book-store.ts';
import {
  closeVisit,
  findVisit,
  insertVisit,
  type NewVisit,
  openVisits,
  type VisitRow,
} from './visit-store.ts';

export interface StartVisitJob extends Act {
  readonly visit: NewVisit;
}

export type StartVisitOutcome =
  | { readonly outcome: 'started'; readonly event: DoorEvent }
  | { readonly outcome: 'known'; readonly eventId: string }
  /** The id stands for another visit, or for one whose names were erased. */
  | { readonly outcome: 'other' };

/** What a visit says, whoever wrote it and whenever. */
const meaningOf = (visit: NewVisit): string => {
  const { name, host, purpose, document, badge, count, doorId } = visit;
  return JSON.stringify([name, host, purpose, document, badge, count, doorId]);
};

/** The row of a visit and its event, in one transaction, once. */
export const startVisit = (log: LogHandle, { visit, ...one }: StartVisitJob): StartVisitOutcome => {
  const held = findVisit(log.db, visit.visitId);
  if (held !== undefined)
    return meaningOf(held) === meaningOf(visit)
      ? { outcome: 'known', eventId: held.startedEventId }
      : { outcome: 'other' };
  insertVisit(log.db, visit);
  return { outcome: 'started', event: appendAct(log, one) };
};

export interface EndVisitJob extends Act {
  readonly visitId: string;
}

export type EndVisitOutcome =
  | { readonly outcome: 'ended'; readonly event: DoorEvent; readonly doorId: string | null }
  | { readonly outcome: 'known'; readonly eventId: string }
  | { readonly outcome: 'unknown' };

/** Ends a visit once; one that the night has closed stays closed by the night. */
export const endVisit = (log: LogHandle, { visitId, ...one }: EndVisitJob): EndVisitOutcome => {
  const held = findVisit(log.db, visitId);
  if (held === undefined) return { outcome: 'unknown' };
  if (held.endedEventId !== null) return { outcome: 'known', eventId: held.endedEventId };
  const { id: endedEventId, occurredAtUtc: outAtUtc } = one.act;
  closeVisit(log.db, { visitId, outAtUtc, endedEventId, notSeenOut: 0 });
  return { outcome: 'ended', event: appendAct(log, one), doorId: held.doorId };
};

export interface CloseNightJob extends Act {
  /** Visits that began before this are closed, school clock. */
  readonly beforeUtc: number;
}

const closeOne = (log: LogHandle, visit: VisitRow, { act, received }: Act): DoorEvent => {
  const { visitId } = visit;
  const id = uuidv7(received.receivedAtUtc, randomBytes(10)) as typeof act.id;
  const detail = { visitId, code: 'visit.not_seen_out' } as NonNullable<typeof act.detail>;
  const { occurredAtUtc: outAtUtc } = act;
  closeVisit(log.db, { visitId, outAtUtc, endedEventId: id, notSeenOut: 1 });
  return appendAct(log, { act: { ...act, id, detail }, received });
};

/** Closes what the night found open; each visit has an event of its own. `act` is without id and visit. */
export const closeNight = (log: LogHandle, { beforeUtc, ...one }: CloseNightJob): DoorEvent[] =>
  openVisits(log.db)
    .filter((visit) => visit.inAtUtc < beforeUtc)
    .map((visit) => closeOne(log, visit, one));
