import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import { Temporal } from 'temporal-polyfill';
import { classesWithin, personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { groupsOfStudentOn } from '../../people/groups/api.ts';
import { fullName, personById } from '../../people/persons/api.ts';
import { classOfStudentOn } from '../../people/students/api.ts';
import { calendarOf, type Period, planWeekday } from '../../school/calendar/api.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { type SchoolYear, schoolYearOn } from '../../school/school-years/api.ts';
import { roomsOf } from '../../school/schools/api.ts';
import { heldLessons, type PlacedLesson, type TimetableVersion } from './domain.ts';
import { hoursOfYear } from './hours.ts';
import type { PlanReply } from './schema.ts';
import { type LessonFilter, lessonsOfVersions, versionsWithin } from './store.ts';
import { withWords } from './words.ts';

export interface PlanAsked extends LessonFilter {
  readonly studentId?: PersonId;
}

interface Whose {
  readonly kind: PlanReply['kind'];
  readonly id: string;
  readonly name: string;
  /** Drafts and teachers' own hours too. */
  readonly isStaff: boolean;
  readonly studentId?: PersonId;
}

const notFound = (): never => {
  throw new AppError('not_found', 'kernel.not_found');
};

const classOf = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  classId: ClassId,
): Promise<Whose> => {
  const within = await classesWithin(read, scope);
  const name = (await classNames(read)).get(classId);
  if (name === undefined || !reaches(within, classId)) return notFound();
  return { kind: 'class', id: classId, name, isStaff: within === 'all' };
};

/** The class of a student on a date; `undefined` without one. */
const ofStudent = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  studentId: PersonId,
  date: string,
): Promise<Whose | undefined> => {
  const within = await personsWithin(read, scope);
  if (!reaches(within, studentId)) notFound();
  const found = await classOfStudentOn(read, studentId, date);
  return (
    found && {
      kind: 'class',
      id: found.classId,
      name: found.name,
      isStaff: within === 'all',
      studentId,
    }
  );
};

/** Whose week is asked for: exactly one of class, teacher, room and student; none: the reader's own. */
const whoseOf = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  asked: PlanAsked,
  date: string,
): Promise<Whose | undefined> => {
  if (asked.classId !== undefined) return classOf(read, scope, asked.classId);
  if (asked.studentId !== undefined) return ofStudent(read, scope, asked.studentId, date);
  const isStaff = scope.grants.some(({ grant }) => grant === 'school');
  if (asked.roomId !== undefined) {
    const room = isStaff && (await roomsOf(read)).find((each) => each.roomId === asked.roomId);
    return room ? { kind: 'room', id: room.roomId, name: room.name, isStaff } : notFound();
  }
  const personId = asked.teacherId ?? scope.grants.find((each) => each.personId)?.personId;
  if (personId === undefined) return undefined;
  if (!isStaff)
    return asked.teacherId === undefined ? ofStudent(read, scope, personId, date) : notFound();
  const person = await personById(read, personId);
  if (person?.kind !== 'staff') return notFound();
  return { kind: 'teacher', id: personId, name: fullName(person), isStaff };
};

const mondayOf = (date: string): Temporal.PlainDate => {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 });
};

/** Monday to Friday, and the days of the weekend that have lessons. */
const daysOf = async (
  read: SchoolRead,
  date: string,
  year: SchoolYear | undefined,
): Promise<PlanReply['days']> => {
  const monday = mondayOf(date);
  const range = { from: monday.toString(), to: monday.add({ days: 6 }).toString() };
  const calendar = await calendarOf(read, range);
  return [0, 1, 2, 3, 4, 5, 6].flatMap((index) => {
    const day = monday.add({ days: index }).toString();
    const isTaught = year !== undefined && year.lessonsFrom <= day && day <= year.lessonsTo;
    const weekday = (isTaught ? planWeekday(day, index + 1, calendar) : undefined) ?? null;
    const off = calendar.daysOff.filter((each) => each.from <= day && day <= each.to);
    return index > 4 && weekday === null
      ? []
      : [{ date: day, weekday, off: weekday === null ? off.map((each) => each.name) : [] }];
  });
};

/** The hours of a lesson where they are not those of its row: a weekday with other bells, a class with bells of its own. */
const otherHours = (held: Period | undefined, rows: readonly Period[]) => {
  const row = rows.find(({ number }) => number === held?.number);
  if (held === undefined || (row?.from === held.from && row.to === held.to)) return null;
  return { from: held.from, to: held.to };
};

const covers = (version: TimetableVersion, date: string): boolean =>
  version.from <= date && date <= version.to;

const mayBeSeen = (version: TimetableVersion, whose: Whose): boolean => {
  if (whose.kind === 'class' && version.classId !== null && version.classId !== whose.id)
    return false;
  return whose.isStaff || (version.state === 'published' && version.classId !== null);
};

const filterOf = ({ kind, id }: Whose): LessonFilter => {
  if (kind === 'class') return { classId: id as ClassId };
  return kind === 'teacher' ? { teacherId: id as PersonId } : { roomId: id };
};

const versionOf = (
  versions: readonly TimetableVersion[],
  whose: Whose,
  date: string,
): TimetableVersion | null => {
  const own = versions.filter(
    (each) =>
      covers(each, date) && (whose.kind === 'class' ? each.classId : each.ownerId) === whose.id,
  );
  return own.find((each) => each.state === 'published') ?? own[0] ?? null;
};

/**
 * The week of a date, each day by the version in force on it and by the weekday whose plan holds.
 *
 * Bounds  at most 14 queries, however many lessons and classes
 * Errors  `kernel.not_found` for what the reader may not see
 */
export const planOf = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  {
    asked,
    date,
    today,
  }: { readonly asked: PlanAsked; readonly date: string; readonly today: string },
): Promise<PlanReply> => {
  const year = await schoolYearOn(read, date);
  const days = await daysOf(read, date, year);
  const whose = await whoseOf(read, scope, asked, date);
  const empty = { today, days, periods: [], version: null, lessons: [] };
  if (whose === undefined || year === undefined)
    return {
      ...empty,
      kind: whose?.kind ?? 'class',
      whose: whose ? { id: whose.id, name: whose.name } : null,
    };
  const range = { from: days[0]?.date ?? date, to: days.at(-1)?.date ?? date };
  const versions = (await versionsWithin(read, range)).filter((each) => mayBeSeen(each, whose));
  const ids = versions.map((each) => each.versionId);
  const all = await lessonsOfVersions(read, ids, filterOf(whose));
  const held = days.flatMap((day) => {
    const inForce = versions.filter((each) => covers(each, day.date));
    const lessons = heldLessons(inForce, all).filter((each) => each.weekday === day.weekday);
    return lessons.map((lesson) => ({ ...lesson, date: day.date }));
  });
  const hours = await hoursOfYear(read, year.yearId);
  const groups =
    whose.studentId === undefined
      ? undefined
      : await groupsOfStudentOn(read, whose.studentId, whose.id as ClassId, date);
  const isOther = ({ groupName }: PlacedLesson): boolean => groups?.get(groupName) === false;
  const periods = hours.periodsOf(whose.kind === 'class' ? (whose.id as ClassId) : null);
  return {
    ...empty,
    kind: whose.kind,
    whose: { id: whose.id, name: whose.name },
    periods: periods.map((each) => ({ ...each })),
    version: versionOf(versions, whose, date),
    lessons: (await withWords(read, held)).map((lesson) => ({
      ...lesson,
      hours: otherHours(hours.hoursOf(lesson), periods),
      isOther: isOther(lesson),
    })),
  };
};
