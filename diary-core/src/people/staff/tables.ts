import { id, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { POSITIONS } from './domain.ts';

/** The id of a member of staff is the id of that person. */
export const staffMemberTable = schoolTable(
  'staff_member',
  {
    id: id<'PersonId'>(),
    position: oneOf(POSITIONS),
    employed_from: localDate(),
    /** Last day of employment; null while it lasts. */
    employed_to: localDate().nullable(),
    /** Null: works at every site. */
    site_id: id<'SiteId'>().nullable(),
    version: integer(),
  },
  { references: { id: 'person', site_id: 'site' } },
);

/** Which teacher leads a class, from when to when (STRUCT-16). */
export const homeroomAssignmentTable = schoolTable(
  'homeroom_assignment',
  {
    id: id<'HomeroomAssignmentId'>(),
    class_id: id<'ClassId'>(),
    teacher_id: id<'PersonId'>(),
    first_day: localDate(),
    last_day: localDate().nullable(),
  },
  {
    unique: [['class_id', 'first_day']],
    index: [['teacher_id']],
    references: { class_id: 'school_class', teacher_id: 'staff_member' },
  },
);

/** Who teaches what to whom (STRUCT-11); an empty group is the whole class. */
export const teachingAssignmentTable = schoolTable(
  'teaching_assignment',
  {
    id: id<'TeachingAssignmentId'>(),
    teacher_id: id<'PersonId'>(),
    subject_id: id<'SubjectId'>(),
    class_id: id<'ClassId'>(),
    group_name: text(),
    first_day: localDate(),
    last_day: localDate().nullable(),
  },
  {
    unique: [['teacher_id', 'subject_id', 'class_id', 'group_name', 'first_day']],
    index: [['class_id']],
    references: { teacher_id: 'staff_member', subject_id: 'subject', class_id: 'school_class' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    staff_member: TableOf<typeof staffMemberTable>;
    homeroom_assignment: TableOf<typeof homeroomAssignmentTable>;
    teaching_assignment: TableOf<typeof teachingAssignmentTable>;
  }
}
