import { id, localDate, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';
import { termTable } from '../tables.ts';

const schoolYear = schoolTable(
  'school_year',
  {
    id: id<'YearId'>(),
    name: text(),
    first_day: localDate(),
    last_day: localDate(),
    lessons_first_day: localDate(),
    lessons_last_day: localDate(),
  },
  { unique: [['name'], ['first_day']] },
);

export const schoolYears0001: Migration = {
  id: '0001-school-years',
  up: async (m) => {
    await m.create(schoolYear);
    await m.create(termTable);
  },
};
