import type { PersonEraser } from '../../kernel/services.ts';

export const moveEraser: PersonEraser = {
  name: 'people/moves',
  erase: async (tx, personIds) => {
    await tx.removeWhere('student_move', { student_id: personIds });
  },
};
