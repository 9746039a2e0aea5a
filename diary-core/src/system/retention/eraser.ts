import type { PersonEraser } from '../../kernel/services.ts';

/** Forgets the holds that are over; nobody who is held is removed. */
export const holdEraser: PersonEraser = {
  name: 'system/retention',
  erase: async (tx, personIds) => {
    await tx.removeWhere('retention_hold', { person_id: personIds });
  },
};
