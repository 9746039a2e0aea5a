import type { Migration } from '../../../kernel/db/migration.ts';
import { bellPeriodTable, bellScheduleTable, dayOffTable, workedDayTable } from '../tables.ts';

export const calendar0001: Migration = {
  id: '0001-calendar',
  up: async (m) => {
    await m.create(dayOffTable);
    await m.create(workedDayTable);
    await m.create(bellScheduleTable);
    await m.create(bellPeriodTable);
  },
};
