import { id, instant, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { REPORT_STATES } from './domain.ts';

/** The mark that the data of a student were verified in a school year (PUPIL-01). */
export const dataCheckTable = schoolTable(
  'data_check',
  {
    id: id<'DataCheckId'>(),
    student_id: id<'PersonId'>(),
    year_id: id<'YearId'>(),
    checked_on: localDate(),
    checked_at_utc: instant(),
    checked_by_name: text().personal(),
    /** Version of the file that was seen; a later one was corrected afterwards (PUPIL-02). */
    file_version: integer(),
    version: integer(),
  },
  {
    unique: [['student_id', 'year_id']],
    references: { student_id: 'student', year_id: 'school_year' },
  },
);

/** A discrepancy that a homeroom teacher (PUPIL-11), or somebody with the wrong slip, reports to the administrator. */
export const dataReportTable = schoolTable(
  'data_report',
  {
    id: id<'DataReportId'>(),
    class_id: id<'ClassId'>(),
    /** Null: it concerns the class. */
    student_id: id<'PersonId'>().nullable(),
    about: text().personal(),
    state: oneOf(REPORT_STATES),
    reported_at_utc: instant(),
    reported_by_name: text().personal(),
    answer: text().nullable().personal(),
    answered_at_utc: instant().nullable(),
    answered_by_name: text().nullable().personal(),
    version: integer(),
  },
  {
    index: [['class_id'], ['state']],
    references: { class_id: 'school_class', student_id: 'student' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    data_check: TableOf<typeof dataCheckTable>;
    data_report: TableOf<typeof dataReportTable>;
  }
}
