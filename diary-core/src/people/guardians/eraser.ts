import type { PersonEraser } from '../../kernel/services.ts';

/** Forgets contacts and bonds. */
export const guardianEraser: PersonEraser = {
  name: 'people/guardians',
  erase: async (tx, personIds) => {
    await tx.removeWhere('guardianship', { student_id: personIds });
    await tx.removeWhere('guardianship', { guardian_id: personIds });
    await tx.updateWhere('guardian', { id: personIds }, { phone: null, email: null });
  },
};
