import type { PersonEraser } from '../../kernel/services.ts';
import { dayBefore } from '../../school/school-date.ts';
import { schoolToday } from '../../school/schools/api.ts';

/** Stands where words about a person were that a record cannot be without. */
const NO_WORDS = '–';

/** Ends what a member of staff still has here; which class they led stays, without a name. */
export const staffEraser: PersonEraser = {
  name: 'people/staff',
  erase: async (tx, personIds, { services }) => {
    const today = await schoolToday(tx, services.clocks);
    const yesterday = dayBefore(today);
    const employed = await tx
      .from('staff_member')
      .select(['id', 'employed_to'])
      .where('id', 'in', [...personIds])
      .execute();
    for (const { id, employed_to: to } of employed)
      if (to === null || to > yesterday)
        await tx.update('staff_member', id, { employed_to: yesterday });
    const led = await tx
      .from('homeroom_assignment')
      .select('id')
      .where('teacher_id', 'in', [...personIds])
      .where('last_day', 'is', null)
      .execute();
    for (const { id } of led) await tx.update('homeroom_assignment', id, { last_day: yesterday });
    await tx.updateWhere('homeroom_assignment', { teacher_id: personIds }, { decision: null });
    const deputies = await tx
      .from('homeroom_deputy')
      .select(['id', 'first_day', 'last_day'])
      .where('teacher_id', 'in', [...personIds])
      .execute();
    for (const { id, first_day: first, last_day: last } of deputies)
      if (first > yesterday) await tx.remove('homeroom_deputy', id);
      else
        await tx.update('homeroom_deputy', id, {
          ...(last > yesterday ? { last_day: yesterday } : {}),
          decision: NO_WORDS,
        });
  },
};
