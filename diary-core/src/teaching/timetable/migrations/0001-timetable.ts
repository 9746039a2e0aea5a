import type { Migration } from '../../../kernel/db/migration.ts';
import { timetableLessonTable, timetableTable } from '../tables.ts';

export const timetable0001: Migration = {
  id: '0001-timetable',
  up: async (m) => {
    await m.create(timetableTable);
    await m.create(timetableLessonTable);
  },
};
