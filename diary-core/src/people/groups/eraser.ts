import type { PersonEraser } from '../../kernel/services.ts';

export const groupEraser: PersonEraser = {
  name: 'people/groups',
  erase: async (tx, personIds) => {
    await tx.removeWhere('group_member', { student_id: personIds });
    await tx.updateWhere('student_group', { teacher_id: personIds }, { teacher_id: null });
  },
};
