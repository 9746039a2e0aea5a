import type { PersonEraser } from '../../kernel/services.ts';

export const pupilFileEraser: PersonEraser = {
  name: 'people/pupil-files',
  erase: async (tx, personIds) => {
    await tx.removeWhere('student_fact', { student_id: personIds });
    await tx.removeWhere('student_proposal', { student_id: personIds });
  },
};
