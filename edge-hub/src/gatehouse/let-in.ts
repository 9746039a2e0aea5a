import type { BookReply, LetInBody } from '@furtka/hub-contract/kiosk-api';
import { AppError } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import { personOf } from './gate-book.ts';
import {
  actOf,
  doorNamed,
  type GatehouseContext,
  isLockedDown,
  refuseInLockdown,
  tellCommitted,
  uncheckedOf,
} from './gatehouse-context.ts';
import { openDoor } from './open-door.ts';

/** Cards that open no door any more. */
const DEAD_STATES: readonly string[] = ['blocked', 'cancelled', 'deactivated'];

/** Has this person had cards, and were all of them taken out of use? Nobody at the gatehouse goes over that. */
export const hasOnlyDeadCards = (context: GatehouseContext, personId: string): boolean => {
  const denied = new Set<string>(context.site.deny.entries.map((entry) => entry.cardId));
  const issued = personOf(context, personId).cards.filter(({ state }) => state !== 'not_issued');
  const isDead = ({ cardId, state }: { cardId: string; state: string }): boolean =>
    DEAD_STATES.includes(state) || denied.has(cardId);
  return issued.length > 0 && issued.every(isDead);
};

const write = async (
  context: GatehouseContext,
  operator: Operator,
  doorId: string,
  body: LetInBody,
): Promise<BookReply> => {
  const { parts } = context;
  const { entryId, cause, note, personId } = body;
  const door = doorNamed(context, doorId);
  const isEmergency = cause === 'emergency';
  if (personId !== undefined && hasOnlyDeadCards(context, personId) && !isEmergency)
    throw new AppError('conflict', 'kiosk.card_blocked');
  if (!isEmergency) refuseInLockdown(context, door);
  const one = actOf(context, {
    id: entryId,
    kind: 'door.let_in',
    doorId,
    actorId: operator.accountId,
    detail: { code: cause, ...(note === undefined ? {} : { note }) },
    ...(personId === undefined ? {} : { holderId: personId }),
    // Whoever is collected leaves.
    ...(cause === 'collected' ? { direction: 'out' } : {}),
  });
  const noted = await parts.db.run('noteLetIn', one);
  if (noted.outcome === 'other') throw new AppError('conflict', 'kiosk.entry_id_used');
  const isNew = noted.outcome === 'stored';
  if (isNew) {
    tellCommitted(context, noted.event, one.received);
    parts.log.info({ entryId, doorId, accountId: operator.accountId, cause }, 'door.let_in');
  }
  const isWanted = (): boolean => isEmergency || !isLockedDown(context, doorId);
  return {
    eventId: entryId,
    door: isNew ? await openDoor(context, door, isWanted) : 'silent',
    doorName: door.name,
    unchecked: uncheckedOf(context),
    noteDue: false,
  };
};

/**
 * Opens a door once, with a cause, after the log has it. Somebody whose cards are all blocked is let in by nobody here, and nobody
 * during a lockdown, unless in an emergency.
 *
 * Errors: `door.not_found`, `kiosk.person_unknown`, `kiosk.card_blocked`, `kiosk.lockdown`, `kiosk.entry_id_used`, `hub.disk_full`
 */
export const letIn = (
  context: GatehouseContext,
  operator: Operator,
  doorId: string,
  body: LetInBody,
): Promise<BookReply> => {
  const { entryId, cause, note, personId } = body;
  const meaning = JSON.stringify(['letIn', doorId, cause, note, personId]);
  return context.replies.once(entryId, meaning, () => write(context, operator, doorId, body));
};
