import { bytes, id, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { PICTURE_KINDS } from './picture.ts';

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
    /** Release and pick-up note for the gatehouse. */
    gate_note: text().nullable().sensitive(),
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

/** The photo of a student; its id is the student's. `digest`: SHA-256 of the content, hexadecimal. */
export const studentPhotoTable = schoolTable(
  'student_photo',
  {
    id: id<'PersonId'>(),
    kind: oneOf(PICTURE_KINDS),
    width: integer(),
    height: integer(),
    content: bytes().personal(),
    digest: text(),
  },
  { references: { id: 'student' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    student: TableOf<typeof studentTable>;
    student_photo: TableOf<typeof studentPhotoTable>;
    class_member: TableOf<typeof classMemberTable>;
  }
}
