import type { CardId, SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { defineReaction } from '../../kernel/feed/reaction.ts';
import type { Services } from '../../kernel/services.ts';
import { studentsWhoLeft } from '../../people/students/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { livingCards } from './store.ts';
import { doing, moveCard } from './use-cases.ts';

const NAME = 'cards.end-of-schooling';

const dueCards = async (read: SchoolRead, services: Services): Promise<CardId[]> => {
  const left = await studentsWhoLeft(read, await schoolToday(read, services.clocks));
  if (left.size === 0) return [];
  const cards = await livingCards(read);
  return cards.flatMap(({ cardId, holderId }) =>
    holderId !== null && left.has(holderId) ? [cardId] : [],
  );
};

/**
 * Deactivates for good the cards of students whose schooling is over (S2 p.4); done again it finds nothing. One change a card, so
 * that a cut in the middle leaves whole cards.
 */
export const endCardsOfLeavers = async (services: Services, schoolId: SchoolId): Promise<void> => {
  const db = services.db.forSchool(schoolId);
  const actor = serviceActor(NAME);
  for (const cardId of await db.read((read) => dueCards(read, services)))
    await db.change(
      { actor, action: 'card.deactivate', subject: { kind: 'card', id: cardId } },
      (tx) => moveCard(tx, cardId, 'deactivate', doing(services, actor)),
    );
};

/** At once when somebody's time at the school ends today; a later end is met by the hourly renewal. */
export const endOfSchooling = defineReaction({
  name: NAME,
  kinds: ['person.changed'],
  handle: (services, schoolId) => endCardsOfLeavers(services, schoolId),
});
