import type { DirectoryPerson } from '@furtka/core-contract/directory';
import type { BookReply, GateEntry, GateEntryBody } from '@furtka/hub-contract/kiosk-api';
import { AppError } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import type { BookLine } from './book-store.ts';
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
import { dayAt, dayNamed, monthAt, type Span } from './school-day.ts';

/** A mistake is taken back within this. */
const WITHDRAW_WITHIN_MS = 600_000;

/** Somebody of the site. Errors: `kiosk.person_unknown` */
export const personOf = ({ parts }: GatehouseContext, personId: string): DirectoryPerson => {
  const person = parts.directory.index?.byPersonId.get(personId);
  if (person === undefined) throw new AppError('not_found', 'kiosk.person_unknown');
  return person;
};

/** Day asked for, or today. Errors: `kiosk.date_unknown` */
export const dayAsked = (context: GatehouseContext, date: string | undefined): Span => {
  const { zone } = context.identity;
  const day = date === undefined ? dayAt(context.schoolNowUtc(), zone) : dayNamed(date, zone);
  if (day === undefined)
    throw new AppError('invalid', 'kiosk.date_unknown', { details: { field: 'date' } });
  return day;
};

const write = async (
  context: GatehouseContext,
  operator: Operator,
  body: GateEntryBody,
): Promise<BookReply> => {
  const { parts, identity } = context;
  const { entryId, personId, direction, cause, doorId } = body;
  const person = personOf(context, personId);
  const door = doorId === undefined ? gateDoor(context) : doorNamed(context, doorId);
  if (direction === 'in') refuseInLockdown(context, door);
  const one = actOf(context, {
    id: entryId,
    kind: 'gate.noted',
    holderId: personId,
    direction,
    actorId: operator.accountId,
    detail: { code: cause },
    ...(door === undefined ? {} : { doorId: door.doorId }),
  });
  const { options } = parts.directory;
  const noted = await parts.db.run('noteGate', {
    ...one,
    subjects: [personId, ...person.cards.map(({ cardId }) => cardId)],
    countTaps: options?.grantedTapCountsAsEntry ?? false,
    month: monthAt(one.act.occurredAtUtc, identity.zone),
  });
  if (noted.outcome === 'other') throw new AppError('conflict', 'kiosk.entry_id_used');
  const { event, forgotten, doubtful } = noted;
  const isNew = noted.outcome === 'stored';
  if (isNew) {
    tellCommitted(context, event, one.received);
    parts.log.info({ entryId, accountId: operator.accountId, cause }, 'gate.noted');
  }
  const counts = cause === 'card.forgotten' && direction === 'in';
  const isWanted = (): boolean =>
    direction === 'out' || door === undefined || !isLockedDown(context, door.doorId);
  return {
    eventId: entryId,
    // Written before and sent again: whatever became of the door then, nothing is sent now.
    door: isNew ? await openDoor(context, door, isWanted) : 'silent',
    ...(door === undefined ? {} : { doorName: door.name }),
    unchecked: uncheckedOf(context),
    forgottenThisMonth: forgotten,
    noteDue: counts && forgotten === options?.forgottenNoteAt,
    ...(doubtful === undefined ? {} : { doubtful }),
  };
};

/**
 * Writes that somebody without a card comes or goes, then opens the door: the book first, the relay after it.
 *
 * Errors: `kiosk.person_unknown`, `door.not_found`, `kiosk.lockdown`, `kiosk.entry_id_used`, `hub.disk_full` (nothing is written, no door moves)
 */
export const noteEntry = (
  context: GatehouseContext,
  operator: Operator,
  body: GateEntryBody,
): Promise<BookReply> => {
  const { entryId, personId, direction, cause, doorId } = body;
  const meaning = JSON.stringify(['gate', personId, direction, cause, doorId]);
  return context.replies.once(entryId, meaning, () => write(context, operator, body));
};

/**
 * Takes an entry back within 10 minutes; both stay in the log. Taking it back twice is taking it back once.
 *
 * Errors: `kiosk.entry_unknown`, `kiosk.withdraw_late`
 */
export const withdrawEntry = async (
  context: GatehouseContext,
  operator: Operator,
  entryId: string,
): Promise<void> => {
  const { parts } = context;
  const one = actOf(context, {
    id: newId(context),
    kind: 'gate.withdrawn',
    actorId: operator.accountId,
    detail: { eventId: entryId },
  });
  const sinceUtc = one.received.receivedAtUtc - WITHDRAW_WITHIN_MS;
  const done = await parts.db.run('withdrawGate', { ...one, entryId, sinceUtc });
  if (done.outcome === 'unknown') throw new AppError('not_found', 'kiosk.entry_unknown');
  if (done.outcome === 'late') throw new AppError('conflict', 'kiosk.withdraw_late');
  if (done.outcome !== 'withdrawn') return;
  tellCommitted(context, done.event, one.received);
  parts.log.info({ entryId, accountId: operator.accountId }, 'gate.withdrawn');
};

/** Name of an account that may sign in here; empty for one that may not any more. */
export const operatorName = ({ parts }: GatehouseContext, accountId: string | undefined): string =>
  parts.directory.operators.find((one) => one.accountId === accountId)?.name ?? '';

const lineOf = (context: GatehouseContext, { event, withdrawn }: BookLine): GateEntry[] => {
  const { holderId, direction, detail, actorId } = event;
  if (holderId === undefined) return [];
  const person = context.parts.directory.index?.byPersonId.get(holderId);
  return [
    {
      entryId: event.id,
      atUtc: event.occurredAtUtc,
      personId: holderId,
      name: person === undefined ? '' : `${person.firstName} ${person.lastName}`,
      ...(person?.className === undefined ? {} : { className: person.className }),
      direction: direction === 'out' ? 'out' : 'in',
      cause: detail?.code ?? '',
      operatorName: operatorName(context, actorId),
      withdrawn,
    },
  ];
};

/** The book of a day, newest first; names come from the directory, the log knows none. */
export const entriesOf = async (
  context: GatehouseContext,
  date: string | undefined,
): Promise<GateEntry[]> => {
  const lines = await context.parts.db.run('bookBetween', dayAsked(context, date));
  return lines.flatMap((line) => lineOf(context, line));
};
