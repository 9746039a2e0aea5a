import type { PersonEraser } from '../../kernel/services.ts';

/** Takes the problems with cards of these persons; what they reported about others stays with those. */
export const cardProblemEraser: PersonEraser = {
  name: 'presence/card-problems',
  erase: async (tx, personIds) => {
    await tx.removeWhere('card_problem', { holder_id: personIds });
  },
};
