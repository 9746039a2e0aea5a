import type { ClassId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import { classesWithin, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { bellSchedules, type Period } from '../../school/calendar/api.ts';
import { classesOfYear, classNames } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { roomsOf } from '../../school/schools/api.ts';
import { subjectsOf } from '../../school/subjects/api.ts';
import { clashesOf, type TimetableLesson } from './domain.ts';
import type { LessonReply } from './schema.ts';
import { insertTimetable, type LessonFilter, lessonRows, timetableOn } from './store.ts';

/** The lessons of the week in force on a date, as far as the scope reaches, with the words that a timetable shows. */
export const weekOn = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  date: string,
  filter: LessonFilter,
): Promise<Static<typeof LessonReply>[]> => {
  const year = await schoolYearOn(read, date);
  const timetableId = year && (await timetableOn(read, date, year.yearId));
  if (timetableId === undefined) return [];
  const lessons = await lessonRows(read, timetableId, await classesWithin(read, scope), filter);
  const classes = await classNames(read);
  const subjects = new Map((await subjectsOf(read)).map((each) => [each.subjectId, each.name]));
  const rooms = new Map((await roomsOf(read)).map((each) => [each.roomId, each.name]));
  const teachers = await personsByIds(
    read,
    lessons.map((lesson) => lesson.teacherId),
  );
  return lessons.map((lesson) => {
    const teacher = teachers.get(lesson.teacherId);
    return {
      ...lesson,
      className: classes.get(lesson.classId) ?? '',
      subjectName: subjects.get(lesson.subjectId) ?? '',
      teacherName: teacher === undefined ? '' : fullName(teacher),
      roomName: rooms.get(lesson.roomId) ?? '',
    };
  });
};

/** Hours of each period of each class; classes may have bell times of their own. */
const periodsByClass = async (
  read: SchoolRead,
  yearId: string,
): Promise<ReadonlyMap<ClassId, ReadonlyMap<number, Period>>> => {
  const bells = new Map(
    (await bellSchedules(read)).map((schedule) => [
      schedule.bellScheduleId,
      new Map(schedule.periods.map((period) => [period.number, period])),
    ]),
  );
  const classes = await classesOfYear(read, yearId);
  return new Map(
    classes.map((each) => [each.classId, bells.get(each.bellScheduleId) ?? new Map()]),
  );
};

export interface NewTimetable {
  readonly timetableId: string;
  readonly validFrom: string;
  readonly lessons: readonly TimetableLesson[];
}

/**
 * Takes over a whole weekly timetable from a generator; it holds from `validFrom` on.
 *
 * Errors  `timetable.no_school_year`, `timetable.unknown_class`, `timetable.unknown_period` (a period that the bells of the class do
 *         not have), `timetable.clash` (a teacher, room or class twice at one time; the first ten are named)
 */
export const importTimetable = async (tx: SchoolTx, timetable: NewTimetable): Promise<void> => {
  const year = await schoolYearOn(tx, timetable.validFrom);
  if (year === undefined) throw new AppError('invalid', 'timetable.no_school_year');
  const periods = await periodsByClass(tx, year.yearId);
  const hoursOf = (lesson: TimetableLesson): Period => {
    const own = periods.get(lesson.classId);
    if (own === undefined) throw new AppError('invalid', 'timetable.unknown_class');
    const period = own.get(lesson.period);
    if (period) return period;
    throw new AppError('invalid', 'timetable.unknown_period', { period: lesson.period });
  };
  const hours = new Map(timetable.lessons.map((lesson) => [lesson, hoursOf(lesson)]));
  const clashes = clashesOf(timetable.lessons, (a, b) => {
    const one = hours.get(a);
    const other = hours.get(b);
    return one !== undefined && other !== undefined && one.from < other.to && other.from < one.to;
  });
  if (clashes.length > 0) {
    throw new AppError('invalid', 'timetable.clash', { clashes: clashes.slice(0, 10) });
  }
  await insertTimetable(tx, { ...timetable, yearId: year.yearId }, timetable.lessons);
  tx.announce('timetable.changed', { timetableId: timetable.timetableId });
};
