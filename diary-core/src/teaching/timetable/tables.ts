import { id, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { VERSION_STATES } from './domain.ts';

/** A timetable of one class, or a teacher's own one, with the dates between which it holds (PLAN-05). Exactly one of both is named. */
export const timetableVersionTable = schoolTable(
  'timetable_version',
  {
    id: id<'TimetableVersionId'>(),
    year_id: id<'YearId'>(),
    class_id: id<'ClassId'>().nullable(),
    owner_id: id<'PersonId'>().nullable(),
    first_day: localDate(),
    last_day: localDate(),
    state: oneOf(VERSION_STATES),
    /** The version that shortened or replaced this one, and how it was before: what undoing an import puts back. */
    closed_by_id: id<'TimetableVersionId'>().nullable(),
    former_last_day: localDate().nullable(),
    version: integer(),
  },
  {
    unique: [
      { columns: ['class_id', 'first_day'], where: { column: 'state', in: ['published'] } },
      { columns: ['owner_id', 'first_day'], where: { column: 'state', in: ['published'] } },
    ],
    index: [['first_day'], ['closed_by_id']],
    references: {
      year_id: 'school_year',
      class_id: 'school_class',
      owner_id: 'staff_member',
    },
  },
);

export const plannedLessonTable = schoolTable(
  'planned_lesson',
  {
    id: id<'PlannedLessonId'>(),
    version_id: id<'TimetableVersionId'>(),
    weekday: integer(),
    period: integer(),
    /** Null: an hour of a teacher's own plan without a class, such as consultations. */
    class_id: id<'ClassId'>().nullable(),
    /** Empty: the whole class. */
    group_name: text(),
    subject_id: id<'SubjectId'>(),
    teacher_id: id<'PersonId'>(),
    room_id: id<'RoomId'>().nullable(),
  },
  {
    unique: [
      ['version_id', 'weekday', 'period', 'class_id', 'group_name', 'subject_id', 'teacher_id'],
    ],
    index: [['teacher_id'], ['room_id']],
    references: {
      version_id: 'timetable_version',
      class_id: 'school_class',
      subject_id: 'subject',
      teacher_id: 'staff_member',
      room_id: 'room',
    },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    timetable_version: TableOf<typeof timetableVersionTable>;
    planned_lesson: TableOf<typeof plannedLessonTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** `isPublic`: guardians and students see it too. A teacher's own plan names no class. */
    'timetable.changed': { readonly classIds: readonly string[]; readonly isPublic: boolean };
  }
}
