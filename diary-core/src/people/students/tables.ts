import { bytes, id, integer, localDate, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** The id of a student is the id of that person. */
export const studentTable = schoolTable(
  'student',
  {
    id: id<'PersonId'>(),
    born_on: localDate().nullable().personal(),
    joined_on: localDate(),
    /** First day on which the person is no longer a student of the school. */
    left_on: localDate().nullable(),
    /** Sealed under the school's keys. */
    pesel_sealed: bytes().nullable().secret(),
    /** Keyed hash by which a second record of one person is found. */
    pesel_mark: text().nullable().secret(),
    version: integer(),
  },
  { unique: [['pesel_mark']], references: { id: 'person' } },
);

export const classMemberTable = schoolTable(
  'class_member',
  {
    id: id<'ClassMemberId'>(),
    student_id: id<'PersonId'>(),
    class_id: id<'ClassId'>(),
    number_in_class: integer(),
    first_day: localDate(),
    last_day: localDate().nullable(),
  },
  {
    unique: [['student_id', 'first_day']],
    index: [['class_id']],
    references: { student_id: 'student', class_id: 'school_class' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    student: TableOf<typeof studentTable>;
    class_member: TableOf<typeof classMemberTable>;
  }
}
