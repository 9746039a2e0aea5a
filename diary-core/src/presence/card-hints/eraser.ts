import type { PersonEraser } from '../../kernel/services.ts';

/** Takes the hints about cards of these persons. */
export const cardHintEraser: PersonEraser = {
  name: 'presence/card-hints',
  erase: async (tx, personIds) => {
    await tx
      .deleteFrom('card_hint')
      .where('holder_id', 'in', [...personIds])
      .execute();
  },
};
