import { id, integer, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

export const schoolClassTable = schoolTable(
  'school_class',
  {
    id: id<'ClassId'>(),
    year_id: id<'YearId'>(),
    grade_level: integer(),
    name: text(),
    bell_schedule_id: id<'BellScheduleId'>(),
    /** Null: lessons at every site. */
    site_id: id<'SiteId'>().nullable(),
    version: integer(),
  },
  {
    unique: [['year_id', 'name']],
    references: { year_id: 'school_year', bell_schedule_id: 'bell_schedule', site_id: 'site' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    school_class: TableOf<typeof schoolClassTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'class.changed': { readonly classId: string };
  }
}
