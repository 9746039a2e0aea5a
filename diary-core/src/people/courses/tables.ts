import { id, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { ACTIVITY_KINDS } from './activities.ts';

/** One subject taught to one class or group through a school year, whoever teaches it (STRUCT-11). */
export const courseTable = schoolTable(
  'course',
  {
    id: id<'CourseId'>(),
    year_id: id<'YearId'>(),
    subject_id: id<'SubjectId'>(),
    /** Exactly one of class and group is set. */
    class_id: id<'ClassId'>().nullable(),
    group_id: id<'GroupId'>().nullable(),
    /** Part of a class that keeps no list of its own, as a timetable names it; empty: the whole class. */
    group_name: text(),
    /** Class or group in one text, so that a course is there once: `targetKey` of domain.ts. */
    target_key: text(),
    version: integer(),
    /** Fixed when the course is put in: its entries stand in the register of that kind (STRUCT-07). */
    activity: oneOf(ACTIVITY_KINDS).preset('lesson'),
  },
  {
    unique: [['year_id', 'subject_id', 'target_key']],
    index: [['class_id'], ['group_id']],
    references: {
      year_id: 'school_year',
      subject_id: 'subject',
      class_id: 'school_class',
      group_id: 'student_group',
    },
  },
);

/** Who teaches a course from when to when; a change in mid-year ends one row and begins another (STRUCT-19). */
export const courseTeacherTable = schoolTable(
  'course_teacher',
  {
    id: id<'CourseTeacherId'>(),
    course_id: id<'CourseId'>(),
    teacher_id: id<'PersonId'>(),
    first_day: localDate(),
    last_day: localDate().nullable(),
  },
  {
    unique: [['course_id', 'teacher_id', 'first_day']],
    index: [['teacher_id']],
    references: { course_id: 'course', teacher_id: 'staff_member' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    course: TableOf<typeof courseTable>;
    course_teacher: TableOf<typeof courseTeacherTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Courses came, went, or got other teachers. */
    'courses.changed': Record<string, never>;
  }
}
