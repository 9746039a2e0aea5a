import type { SchoolRead } from '../../../kernel/db/handles.ts';
import type { Services } from '../../../kernel/services.ts';
import { searchKey } from '../../../kernel/text/polish.ts';
import { type CourseReply, coursesOfYear } from '../../../people/courses/api.ts';
import { fullName } from '../../../people/persons/api.ts';
import { homeroomsOn, knownStaff } from '../../../people/staff/api.ts';
import { bellSchedules } from '../../../school/calendar/api.ts';
import { classesOfYear } from '../../../school/class-sections/api.ts';
import type { SchoolYear } from '../../../school/school-years/api.ts';
import { roomsOf, type Site, schoolToday, sitesOf } from '../../../school/schools/api.ts';
import { type Subject, subjectsOf } from '../../../school/subjects/api.ts';
import { lessonsHeldOn, type TimetableLesson } from '../../../teaching/timetable/api.ts';
import { classKey } from '../parse-values.ts';
import type { Choices } from '../plan.ts';
import { earlierDay, yearOfImport } from '../year-of-import.ts';
import { roomKey, teacherKeys } from './asked-names.ts';
import type { KnownName } from './match-name.ts';

/** What a timetable of a file is compared with. */
export interface SchoolNow {
  readonly from: string;
  /** First day of employment of who comes in with the timetable. */
  readonly employedFrom: string;
  readonly year: SchoolYear;
  readonly hasBells: boolean;
  readonly sites: readonly Site[];
  readonly classes: readonly KnownName[];
  readonly subjects: readonly KnownName[];
  readonly takenShorts: readonly Subject[];
  readonly rooms: readonly KnownName[];
  readonly teachers: readonly KnownName[];
  /** Classes that somebody leads on the first day. */
  readonly ledClassIds: ReadonlySet<string>;
  readonly courses: readonly CourseReply[];
  /** Held in the week of the first day, by class. */
  readonly lessonsByClass: ReadonlyMap<string, readonly TimetableLesson[]>;
}

const byClass = (lessons: readonly TimetableLesson[]) => {
  const found = new Map<string, TimetableLesson[]>();
  for (const lesson of lessons) {
    if (lesson.classId === null) continue;
    const known = found.get(lesson.classId);
    if (known === undefined) found.set(lesson.classId, [lesson]);
    else known.push(lesson);
  }
  return found;
};

/** A dozen queries, however large the school is. Errors: `imports.no_school_year`. */
export const schoolNow = async (
  read: SchoolRead,
  services: Services,
  choices: Choices,
): Promise<SchoolNow> => {
  const today = await schoolToday(read, services.clocks);
  const { from, year } = await yearOfImport(read, choices.from, today);
  const subjects = await subjectsOf(read);
  const staff = (await knownStaff(read)).filter(
    ({ employedTo }) => employedTo === null || employedTo >= from,
  );
  return {
    from,
    employedFrom: earlierDay(from, today),
    year,
    hasBells: (await bellSchedules(read)).length > 0,
    sites: await sitesOf(read),
    classes: (await classesOfYear(read, year.yearId)).map(({ classId, name }) => ({
      id: classId,
      label: name,
      keys: [classKey(name)],
    })),
    subjects: subjects.map(({ subjectId, name, shortName }) => ({
      id: subjectId,
      label: name,
      keys: [searchKey(name), searchKey(shortName)],
    })),
    takenShorts: subjects,
    rooms: (await roomsOf(read)).map(({ roomId, name }) => ({
      id: roomId,
      label: name,
      keys: [roomKey(name)],
    })),
    teachers: staff.map((each) => ({
      id: each.staffId,
      label: fullName(each),
      keys: teacherKeys(each),
    })),
    ledClassIds: new Set((await homeroomsOn(read, from)).map(({ classId }) => classId)),
    courses: await coursesOfYear(read, year.yearId),
    lessonsByClass: byClass(await lessonsHeldOn(read, from)),
  };
};
