import { id, integer, localDate, text } from '../../kernel/db/columns.ts';
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

/** The unit of a class in a school complex; the id is the class's. No row: the school as a whole (STRUCT-13). */
export const classUnitTable = schoolTable(
  'class_unit',
  { id: id<'ClassId'>(), unit_id: id<'UnitId'>() },
  { index: [['unit_id']], references: { id: 'school_class', unit_id: 'school_unit' } },
);

/** Term dates of a class where they are not those of the school year (STRUCT-14). */
export const classTermTable = schoolTable(
  'class_term',
  {
    id: id<'ClassTermId'>(),
    class_id: id<'ClassId'>(),
    ordinal: integer(),
    first_day: localDate(),
    last_day: localDate(),
  },
  { unique: [['class_id', 'ordinal']], references: { class_id: 'school_class' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    school_class: TableOf<typeof schoolClassTable>;
    class_unit: TableOf<typeof classUnitTable>;
    class_term: TableOf<typeof classTermTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'class.changed': { readonly classId: string };
  }
}
