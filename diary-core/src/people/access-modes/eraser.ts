import type { PersonEraser } from '../../kernel/services.ts';

/** Forgets which mode a guardian had; payments are vouchers and stay, without a name, until their own time is over. */
export const accessModeEraser: PersonEraser = {
  name: 'people/access-modes',
  erase: async (tx, personIds) => {
    await tx.removeWhere('guardian_access', { guardian_id: personIds });
  },
};
