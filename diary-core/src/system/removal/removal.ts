import type { PersonId } from '@furtka/core-contract/ids';
import type { Actor, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { guardiansOnlyOf } from '../../people/guardians/api.ts';
import { fullName, personById } from '../../people/persons/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { openHolds } from '../retention/api.ts';
import { windowOn } from './domain.ts';
import type { RemovalBody, RemovalPlan } from './schema.ts';

/** A student or a member of staff; guardians go with their last child. Errors: `kernel.not_found`, `removal.only_with_child`. */
const requireRemovable = async (read: SchoolRead, personId: PersonId) => {
  const person = await personById(read, personId);
  if (person === undefined) throw notFound('person');
  if (person.kind === 'guardian') throw new AppError('invalid', 'removal.only_with_child');
  return person;
};

/** Whom a removal would take, and when it may be made. */
export const removalPlan = async (
  read: SchoolRead,
  services: Services,
  personId: PersonId,
): Promise<RemovalPlan> => {
  const person = await requireRemovable(read, personId);
  const window = windowOn(await schoolToday(read, services.clocks));
  const guardians = person.kind === 'student' ? await guardiansOnlyOf(read, personId) : [];
  return { ...window, name: fullName(person), guardianCount: guardians.length };
};

/**
 * Removes a student or a member of staff whole: everything personal that any feature keeps, and the guardians who have no other child
 * here. What stays is a number without a person: the tombstones of cards (CARD-07), and the register of changes.
 *
 * Errors  `kernel.not_found`, `removal.only_with_child`, `removal.not_now` with the next dates, `removal.other_name`,
 *         `removal.held`: kept for a proceeding
 */
export const removePerson = async (
  tx: SchoolTx,
  services: Services,
  personId: PersonId,
  body: RemovalBody,
  actor: Actor,
): Promise<void> => {
  const plan = await removalPlan(tx, services, personId);
  const { isAllHeld, personIds: held } = await openHolds(tx);
  if (!plan.isOpen)
    throw new AppError('conflict', 'removal.not_now', { from: plan.from, to: plan.to });
  if (body.name.trim() !== plan.name) throw new AppError('invalid', 'removal.other_name');
  const person = await requireRemovable(tx, personId);
  const guardians = person.kind === 'student' ? await guardiansOnlyOf(tx, personId) : [];
  const personIds = [personId, ...guardians];
  if (isAllHeld || personIds.some((id) => held.includes(id)))
    throw new AppError('conflict', 'removal.held');
  for (const eraser of services.erasers) await eraser.erase(tx, personIds, { services, actor });
  tx.announce('people.changed', {});
};
