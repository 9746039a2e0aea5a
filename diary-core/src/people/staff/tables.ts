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
    /** Reference of the director's decision; null where it was before the diary. */
    decision: text().nullable(),
  },
  {
    unique: [['class_id', 'first_day']],
    index: [['teacher_id']],
    references: { class_id: 'school_class', teacher_id: 'staff_member' },
  },
);

/** Who stands in for the homeroom teacher of a class; has the same rights over the class in these days. */
export const homeroomDeputyTable = schoolTable(
  'homeroom_deputy',
  {
    id: id<'HomeroomDeputyId'>(),
    class_id: id<'ClassId'>(),
    teacher_id: id<'PersonId'>(),
    first_day: localDate(),
    last_day: localDate(),
    decision: text(),
  },
  {
    unique: [['class_id', 'teacher_id', 'first_day']],
    index: [['teacher_id']],
    references: { class_id: 'school_class', teacher_id: 'staff_member' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    staff_member: TableOf<typeof staffMemberTable>;
    homeroom_assignment: TableOf<typeof homeroomAssignmentTable>;
    homeroom_deputy: TableOf<typeof homeroomDeputyTable>;
  }
}
