import type { PersonEraser } from '../../kernel/services.ts';
import { dayBefore } from '../../school/school-date.ts';
import { schoolToday } from '../../school/schools/api.ts';

/** Ends the courses that a teacher still has; which class had which lessons stays, without a name. */
export const courseEraser: PersonEraser = {
  name: 'people/courses',
  erase: async (tx, personIds, { services }) => {
    const today = await schoolToday(tx, services.clocks);
    const yesterday = dayBefore(today);
    const open = await tx
      .from('course_teacher')
      .select('id')
      .where('teacher_id', 'in', [...personIds])
      .where('last_day', 'is', null)
      .execute();
    for (const { id } of open) await tx.update('course_teacher', id, { last_day: yesterday });
  },
};
