import { id, localDate, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';
import { staffMemberTable } from '../tables.ts';

const homeroomAssignment = schoolTable(
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

/** Became the teachers of courses later. */
const teachingAssignment = schoolTable(
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

export const staff0001: Migration = {
  id: '0001-staff',
  up: async (m) => {
    await m.create(staffMemberTable);
    await m.create(homeroomAssignment);
    await m.create(teachingAssignment);
  },
};
