import type { PersonEraser } from '../../kernel/services.ts';

export const dataCheckEraser: PersonEraser = {
  name: 'people/data-checks',
  erase: async (tx, personIds) => {
    await tx.removeWhere('data_check', { student_id: personIds });
    await tx.removeWhere('data_report', { student_id: personIds });
  },
};
