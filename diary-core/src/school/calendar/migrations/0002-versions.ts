import { integer, localDate } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** Two people who change the same day or the same bell times at once are told; bell times say since when they hold. */
export const calendar0002: Migration = {
  id: '0002-versions',
  up: async (m) => {
    await m.addColumns('day_off', { version: integer().preset(1) });
    await m.addColumns('worked_day', { version: integer().preset(1) });
    await m.addColumns('bell_schedule', {
      version: integer().preset(1),
      in_force_from: localDate().nullable(),
    });
  },
};
