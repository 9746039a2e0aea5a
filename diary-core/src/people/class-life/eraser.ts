import type { PersonEraser } from '../../kernel/services.ts';

/** Forgets contacts and releases of students; what a guardian who goes too was told of another child stays with that child. */
export const classLifeEraser: PersonEraser = {
  name: 'people/class-life',
  erase: async (tx, personIds) => {
    await tx.removeWhere('parent_contact', { student_id: personIds });
    await tx.removeWhere('information_release', { student_id: personIds });
  },
};
