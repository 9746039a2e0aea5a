import type { BookReply, Visit, VisitBody } from '@furtka/hub-contract/kiosk-api';
import { AppError } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import type { SiteDoor } from '../site/doors.ts';
import { dayAsked, operatorName } from './gate-book.ts';
import {
  actOf,
  doorNamed,
  type GatehouseContext,
  gateDoor,
  isLockedDown,
  newId,
  refuseInLockdown,
  tellCommitted,
  uncheckedOf,
} from './gatehouse-context.ts';
import { openDoor } from './open-door.ts';
import { askedSinceUtc } from './school-day.ts';
import type { NewVisit, VisitRow } from './visit-store.ts';

const text = (given: string | undefined): string | null => given?.trim() ?? null;

/** Errors: `kiosk.visit_name_missing`, `kiosk.meeting_not_allowed` */
const refuseBadVisit = ({ parts }: GatehouseContext, { name, count = 1 }: VisitBody): void => {
  if (!/[\p{Letter}\p{Number}]/u.test(name))
    throw new AppError('invalid', 'kiosk.visit_name_missing', { details: { field: 'name' } });
  if (count > 1 && parts.directory.options?.meetingEntries !== true)
    throw new AppError('invalid', 'kiosk.meeting_not_allowed', { details: { field: 'count' } });
};

/** A visitor's door says nothing of cards; only an old directory matters, as it names the hosts. */
const uncheckedOfVisit = (context: GatehouseContext): BookReply['unchecked'] =>
  uncheckedOf(context).filter((one) => one === 'core.directory_old');

const replyOf = async (
  context: GatehouseContext,
  written: {
    readonly eventId: string;
    readonly isNew: boolean;
    readonly isWanted?: () => boolean;
  },
  door: SiteDoor | undefined,
): Promise<BookReply> => ({
  eventId: written.eventId as BookReply['eventId'],
  door: written.isNew ? await openDoor(context, door, written.isWanted) : 'silent',
  ...(door === undefined ? {} : { doorName: door.name }),
  unchecked: uncheckedOfVisit(context),
  noteDue: false,
});

const writeStart = async (
  context: GatehouseContext,
  operator: Operator,
  body: VisitBody,
): Promise<BookReply> => {
  const { parts } = context;
  const { visitId } = body;
  const door = body.doorId === undefined ? gateDoor(context) : doorNamed(context, body.doorId);
  refuseInLockdown(context, door);
  const doorId = door?.doorId;
  const one = actOf(context, {
    id: newId(context),
    kind: 'visit.started',
    actorId: operator.accountId,
    detail: { visitId },
    ...(doorId === undefined ? {} : { doorId }),
  });
  const visit: NewVisit = {
    visitId,
    name: body.name.trim(),
    host: text(body.host),
    purpose: text(body.purpose),
    document: text(body.document),
    badge: text(body.badge),
    count: body.count ?? 1,
    doorId: doorId ?? null,
    inAtUtc: one.act.occurredAtUtc,
    startedBy: operator.accountId,
    startedEventId: one.act.id,
  };
  const done = await parts.db.run('startVisit', { ...one, visit });
  if (done.outcome === 'other') throw new AppError('conflict', 'kiosk.entry_id_used');
  if (done.outcome === 'known')
    return replyOf(context, { eventId: done.eventId, isNew: false }, door);
  tellCommitted(context, done.event, one.received);
  parts.log.info({ visitId, accountId: operator.accountId }, 'visit.started');
  const isWanted = (): boolean => door === undefined || !isLockedDown(context, door.doorId);
  return replyOf(context, { eventId: done.event.id, isNew: true, isWanted }, door);
};

/**
 * Writes a visitor into the book, row and event in one commit, then opens the door.
 *
 * Errors: `kiosk.visit_name_missing`, `kiosk.meeting_not_allowed`, `door.not_found`, `kiosk.lockdown`, `kiosk.entry_id_used`,
 * `hub.disk_full`
 */
export const startVisit = (
  context: GatehouseContext,
  operator: Operator,
  body: VisitBody,
): Promise<BookReply> => {
  refuseBadVisit(context, body);
  const { visitId, name, host, purpose, document, badge, count = 1, doorId } = body;
  const parts = ['visit', name, host, purpose, document, badge, count, doorId];
  return context.replies.once(visitId, JSON.stringify(parts), () =>
    writeStart(context, operator, body),
  );
};

const writeEnd = async (
  context: GatehouseContext,
  operator: Operator,
  visitId: string,
): Promise<BookReply> => {
  const { parts } = context;
  const one = actOf(context, {
    id: newId(context),
    kind: 'visit.ended',
    actorId: operator.accountId,
    detail: { visitId },
  });
  const done = await parts.db.run('endVisit', { ...one, visitId });
  if (done.outcome === 'unknown') throw new AppError('not_found', 'kiosk.visit_unknown');
  const door = gateDoor(context);
  if (done.outcome === 'known')
    return replyOf(context, { eventId: done.eventId, isNew: false }, door);
  tellCommitted(context, done.event, one.received);
  parts.log.info({ visitId, accountId: operator.accountId }, 'visit.ended');
  return replyOf(context, { eventId: done.event.id, isNew: true }, door);
};

/** Ends a visit and opens the door; ending it twice is ending it once. Errors: `kiosk.visit_unknown`, `hub.disk_full` */
export const endVisit = (
  context: GatehouseContext,
  operator: Operator,
  visitId: string,
): Promise<BookReply> =>
  context.replies.once(`end:${visitId}`, 'end', () => writeEnd(context, operator, visitId));

const optional = (row: VisitRow): Pick<Visit, 'host' | 'purpose' | 'document' | 'badge'> => ({
  ...(row.host === null ? {} : { host: row.host }),
  ...(row.purpose === null ? {} : { purpose: row.purpose }),
  ...(row.document === null ? {} : { document: row.document }),
  ...(row.badge === null ? {} : { badge: row.badge }),
});

const visitOf = (context: GatehouseContext, row: VisitRow): Visit => ({
  visitId: row.visitId as Visit['visitId'],
  name: row.name,
  ...optional(row),
  count: row.count,
  inAtUtc: row.inAtUtc,
  ...(row.outAtUtc === null ? {} : { outAtUtc: row.outAtUtc }),
  notSeenOut: row.notSeenOut === 1,
  operatorName: operatorName(context, row.startedBy),
});

/**
 * The book of a day; without a day what the gatehouse has to look after: open visits, the longest first, then those that the last
 * night closed, to be asked about.
 */
export const visitsOf = async (
  context: GatehouseContext,
  date: string | undefined,
): Promise<Visit[]> => {
  const { parts, identity } = context;
  if (date !== undefined) {
    const rows = await parts.db.run('visitsBetween', dayAsked(context, date));
    return rows.map((row) => visitOf(context, row));
  }
  const sinceUtc = askedSinceUtc(context.schoolNowUtc(), identity.zone);
  const { open, notSeenOut } = await parts.db.run('visitsToAskAbout', { sinceUtc });
  return [...open, ...notSeenOut].map((row) => visitOf(context, row));
};
