import { id, integer, localDate, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** Students of one or several classes that have some lessons together: a „virtual class" of one school year. */
export const studentGroupTable = schoolTable(
  'student_group',
  {
    id: id<'GroupId'>(),
    year_id: id<'YearId'>(),
    name: text(),
    subject_id: id<'SubjectId'>().nullable(),
    /** Who keeps its list (GROUP-13). */
    teacher_id: id<'PersonId'>().nullable(),
    version: integer(),
  },
  {
    unique: [['year_id', 'name']],
    references: {
      year_id: 'school_year',
      subject_id: 'subject',
      teacher_id: 'staff_member',
    },
  },
);

/** Classes whose students may belong to the group. */
export const groupClassTable = schoolTable(
  'group_class',
  { id: id<'GroupClassId'>(), group_id: id<'GroupId'>(), class_id: id<'ClassId'>() },
  {
    unique: [['group_id', 'class_id']],
    references: { group_id: 'student_group', class_id: 'school_class' },
  },
);

export const groupMemberTable = schoolTable(
  'group_member',
  {
    id: id<'GroupMemberId'>(),
    group_id: id<'GroupId'>(),
    student_id: id<'PersonId'>(),
    /** Of the group only; the number in the class stays (GROUP-09). */
    number_in_group: integer(),
    first_day: localDate(),
    last_day: localDate().nullable(),
  },
  {
    unique: [['group_id', 'student_id', 'first_day']],
    index: [['student_id']],
    references: { group_id: 'student_group', student_id: 'student' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    student_group: TableOf<typeof studentGroupTable>;
    group_class: TableOf<typeof groupClassTable>;
    group_member: TableOf<typeof groupMemberTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'group.changed': { readonly groupId: string };
  }
}
