import type { PersonEraser } from '../../kernel/services.ts';

/** A door was opened under threat: that stays, who it was goes. */
export const helpCallEraser: PersonEraser = {
  name: 'presence/help-calls',
  erase: async (tx, personIds) => {
    await tx.updateWhere('help_call', { holder_id: personIds }, { holder_id: null });
  },
};
