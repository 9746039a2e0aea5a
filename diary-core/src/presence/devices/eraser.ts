import type { PersonEraser } from '../../kernel/services.ts';

/** Forgets PINs at doors and how long a door stays open for somebody. */
export const doorHolderEraser: PersonEraser = {
  name: 'presence/devices',
  erase: async (tx, personIds) => {
    await tx.removeWhere('door_holder', { id: personIds });
  },
};
