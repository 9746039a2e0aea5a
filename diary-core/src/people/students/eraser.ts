import type { PersonEraser } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { NO_PESEL } from './pesel.ts';

/** Forgets data, photo and classes of students; that there was one, and that it is over, stays. */
export const studentEraser: PersonEraser = {
  name: 'people/students',
  erase: async (tx, personIds, { services }) => {
    const today = await schoolToday(tx, services.clocks);
    await tx.removeWhere('class_member', { student_id: personIds });
    await tx.removeWhere('student_photo', { id: personIds });
    const rows = await tx
      .from('student')
      .select(['id', 'left_on'])
      .where('id', 'in', [...personIds])
      .execute();
    for (const { id, left_on: leftOn } of rows) {
      const over = leftOn !== null && leftOn < today ? leftOn : today;
      const empty = { born_on: null, gate_note: null, ...NO_PESEL };
      await tx.update('student', id, { ...empty, left_on: over });
      tx.announce('person.changed', { personId: id });
    }
  },
};
