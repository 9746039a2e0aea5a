import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { Within } from '../../kernel/access/scope.ts';
import { covers } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { TimetableLesson } from './domain.ts';

/** The timetable in force on a date: the last one that began by then, within the school year of that date. */
export const timetableOn = async (
  read: SchoolRead,
  date: string,
  yearId: string,
): Promise<string | undefined> => {
  const row = await read
    .from('timetable')
    .select('id')
    .where('year_id', '=', yearId as Brand<'YearId'>)
    .where('first_day', '<=', date)
    .orderBy('first_day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
};

export interface LessonFilter {
  readonly classId?: ClassId;
  readonly teacherId?: PersonId;
  readonly roomId?: string;
}

/** Lessons of a timetable by weekday and period. */
export const lessonRows = (
  read: SchoolRead,
  timetableId: string,
  within: Within<ClassId>,
  filter: LessonFilter,
): Promise<TimetableLesson[]> => {
  let query = read
    .from('timetable_lesson')
    .select([
      'id as lessonId',
      'weekday',
      'period',
      'class_id as classId',
      'group_name as groupName',
      'subject_id as subjectId',
      'teacher_id as teacherId',
      'room_id as roomId',
    ])
    .where('timetable_id', '=', timetableId as Brand<'TimetableId'>)
    .where(covers(within, 'timetable_lesson.class_id'));
  if (filter.classId !== undefined) query = query.where('class_id', '=', filter.classId);
  if (filter.teacherId !== undefined) query = query.where('teacher_id', '=', filter.teacherId);
  if (filter.roomId !== undefined) {
    query = query.where('room_id', '=', filter.roomId as Brand<'RoomId'>);
  }
  return query.orderBy('weekday').orderBy('period').orderBy('id').execute();
};

export const insertTimetable = async (
  tx: SchoolTx,
  timetable: { readonly timetableId: string; readonly yearId: string; readonly validFrom: string },
  lessons: readonly TimetableLesson[],
): Promise<void> => {
  const id = timetable.timetableId as Brand<'TimetableId'>;
  await tx.insert('timetable', {
    id,
    year_id: timetable.yearId as Brand<'YearId'>,
    first_day: timetable.validFrom,
  });
  await tx.insertMany(
    'timetable_lesson',
    lessons.map((lesson) => ({
      id: lesson.lessonId as Brand<'TimetableLessonId'>,
      timetable_id: id,
      weekday: lesson.weekday,
      period: lesson.period,
      class_id: lesson.classId,
      group_name: lesson.groupName,
      subject_id: lesson.subjectId as Brand<'SubjectId'>,
      teacher_id: lesson.teacherId,
      room_id: lesson.roomId as Brand<'RoomId'>,
    })),
  );
};
