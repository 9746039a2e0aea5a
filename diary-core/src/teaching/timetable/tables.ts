import { id, integer, localDate, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

export const timetableTable = schoolTable(
  'timetable',
  { id: id<'TimetableId'>(), year_id: id<'YearId'>(), first_day: localDate() },
  { unique: [['first_day']], references: { year_id: 'school_year' } },
);

export const timetableLessonTable = schoolTable(
  'timetable_lesson',
  {
    id: id<'TimetableLessonId'>(),
    timetable_id: id<'TimetableId'>(),
    weekday: integer(),
    period: integer(),
    class_id: id<'ClassId'>(),
    /** Empty: the whole class. */
    group_name: text(),
    subject_id: id<'SubjectId'>(),
    teacher_id: id<'PersonId'>(),
    room_id: id<'RoomId'>(),
  },
  {
    unique: [['timetable_id', 'class_id', 'group_name', 'weekday', 'period']],
    index: [
      ['timetable_id', 'teacher_id'],
      ['timetable_id', 'room_id'],
    ],
    references: {
      timetable_id: 'timetable',
      class_id: 'school_class',
      subject_id: 'subject',
      teacher_id: 'staff_member',
      room_id: 'room',
    },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    timetable: TableOf<typeof timetableTable>;
    timetable_lesson: TableOf<typeof timetableLessonTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'timetable.changed': { readonly timetableId: string };
  }
}
