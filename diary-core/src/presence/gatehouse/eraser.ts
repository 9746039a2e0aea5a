import type { PersonEraser } from '../../kernel/services.ts';

/** Takes the notes about forgotten cards. */
export const cardNoteEraser: PersonEraser = {
  name: 'presence/gatehouse',
  erase: async (tx, personIds) => {
    await tx.removeWhere('card_note', { student_id: personIds });
  },
};
