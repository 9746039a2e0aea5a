import type { PersonEraser } from '../../kernel/services.ts';
import { forgetNumbers, livingCards } from './store.ts';
import { doing, moveCard } from './use-cases.ts';

/** Deactivates for good the cards of persons who are removed; the tombstones of their numbers outlive them (CARD-07). */
export const cardEraser: PersonEraser = {
  name: 'presence/cards',
  erase: async (tx, personIds, { services, actor }) => {
    for (const { cardId, holderId } of await livingCards(tx)) {
      if (holderId === null || !personIds.includes(holderId)) continue;
      // The end of somebody's schooling may have taken the card meanwhile: the row is asked again, under lock.
      const { state } = await tx.require('card', cardId);
      if (state !== 'deactivated') await moveCard(tx, cardId, 'deactivate', doing(services, actor));
    }
    await forgetNumbers(tx, personIds);
  },
};
