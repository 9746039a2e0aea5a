import type { PersonEraser } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';

/** Stands where a name was; records that only name an id still point to somebody. */
const NOBODY = '–';

/** The row stays without a name, so that what keeps ids holds together; it is in no list and no search. */
export const personEraser: PersonEraser = {
  name: 'people/persons',
  erase: async (tx, personIds, { services }) => {
    const today = await schoolToday(tx, services.clocks);
    await tx.updateWhere(
      'person',
      { id: personIds },
      { first_name: NOBODY, last_name: NOBODY, sort_key: '', search_key: '', removed_on: today },
    );
  },
};
