import type { PersonId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { personById } from '../../people/persons/api.ts';
import { actsOf } from './detail.ts';
import { groupedBy } from './grouped.ts';
import type { PersonCard } from './schema.ts';
import { cardsOfHolder, stepsOfCards } from './store.ts';

/** Every card that a student or member of staff ever had, newest first, with what was done with it. Errors: `kernel.not_found`. */
export const cardsOfPerson = async (
  read: SchoolRead,
  personId: PersonId,
): Promise<Static<typeof PersonCard>[]> => {
  const person = await personById(read, personId);
  if (person === undefined || person.kind === 'guardian') throw notFound('person');
  const cards = await cardsOfHolder(read, personId);
  const steps = groupedBy(
    await stepsOfCards(
      read,
      cards.map((card) => card.cardId),
    ),
    (step) => step.card_id,
  );
  return cards.map(({ cardId, state, createdAtUtc }) => ({
    cardId,
    state,
    createdAtUtc,
    history: actsOf(steps.get(cardId) ?? []),
  }));
};
