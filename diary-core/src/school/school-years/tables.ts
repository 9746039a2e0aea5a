import { id, integer, localDate, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

export const schoolYearTable = schoolTable(
  'school_year',
  {
    id: id<'YearId'>(),
    name: text(),
    first_day: localDate(),
    last_day: localDate(),
    lessons_first_day: localDate(),
    lessons_last_day: localDate(),
    version: integer().preset(1),
  },
  { unique: [['name'], ['first_day']] },
);

export const termTable = schoolTable(
  'term',
  {
    id: id<'TermId'>(),
    year_id: id<'YearId'>(),
    ordinal: integer(),
    first_day: localDate(),
    last_day: localDate(),
  },
  { unique: [['year_id', 'ordinal']], references: { year_id: 'school_year' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    school_year: TableOf<typeof schoolYearTable>;
    term: TableOf<typeof termTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** School years, days off, worked days or bell times changed. */
    'calendar.changed': Record<string, never>;
  }
}
