import { id, integer, localDate, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

const timetable = schoolTable(
  'timetable',
  { id: id<'TimetableId'>(), year_id: id<'YearId'>(), first_day: localDate() },
  { unique: [['first_day']], references: { year_id: 'school_year' } },
);

const timetableLesson = schoolTable(
  'timetable_lesson',
  {
    id: id<'TimetableLessonId'>(),
    timetable_id: id<'TimetableId'>(),
    weekday: integer(),
    period: integer(),
    class_id: id<'ClassId'>(),
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

export const timetable0001: Migration = {
  id: '0001-timetable',
  up: async (m) => {
    await m.create(timetable);
    await m.create(timetableLesson);
  },
};
