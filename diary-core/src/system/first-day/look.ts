import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { membersOf } from '../../people/accounts/api.ts';
import { bondsOfSchoolOn } from '../../people/guardians/api.ts';
import { homeroomsOn, staffOn } from '../../people/staff/api.ts';
import { attendingStudents, classesByStudentOn } from '../../people/students/api.ts';
import { bellSchedules, calendarOf } from '../../school/calendar/api.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { decidedKeys } from '../../school/options/api.ts';
import { type SchoolYear, schoolYearsOf } from '../../school/school-years/api.ts';
import { openingOf, schoolData, schoolToday, UNNAMED_SCHOOL } from '../../school/schools/api.ts';
import { weeklySpans } from '../../teaching/timetable/api.ts';
import type { Look } from './domain.ts';

/** Missing: 1, there: 0. */
const unless = (isThere: boolean): number => (isThere ? 0 : 1);
const countWithout = <T>(all: Iterable<T>, some: { has(one: T): boolean }): number =>
  [...all].filter((one) => !some.has(one)).length;

/** The year that is set up: that of today, else the next one; its first day of lessons, or today when that is later. */
export const yearToSetUp = (
  years: readonly SchoolYear[],
  today: string,
): { readonly year: SchoolYear | undefined; readonly day: string } => {
  const year = years.find(({ to }) => to >= today);
  return { year, day: year !== undefined && year.lessonsFrom > today ? year.lessonsFrom : today };
};

const lookAtYear = async (read: SchoolRead, year: SchoolYear | undefined, day: string) => {
  const bells = await bellSchedules(read);
  const daysOff = year === undefined ? [] : (await calendarOf(read, year)).daysOff;
  const classes = year === undefined ? [] : await classesOfYear(read, year.yearId);
  const led = new Set((await homeroomsOn(read, day)).map(({ classId }) => classId));
  const taught = new Set((await weeklySpans(read, day)).map(({ classId }) => classId));
  const classIds = classes.map(({ classId }) => classId);
  return {
    has: { daysOff: daysOff.length, bells: bells.length, classes: classes.length },
    lacks: {
      schoolYear: unless(year !== undefined),
      daysOff: unless(daysOff.length > 0),
      bells: unless(bells.length > 0),
      classes: unless(classes.length > 0),
      timetable: unless(taught.size > 0),
      classesWithoutLessons: taught.size === 0 ? 0 : countWithout(classIds, taught),
      classesWithoutHomeroom: countWithout(classIds, led),
    },
  };
};

const lookAtPeople = async (read: SchoolRead, day: string) => {
  const students = await attendingStudents(read, day);
  const bonds = await bondsOfSchoolOn(read, day);
  const staff = await staffOn(read, day);
  const members = await membersOf(read);
  const withAccount = new Set(members.flatMap(({ personId }) => personId ?? []));
  const people = new Set<PersonId>([
    ...students,
    ...bonds.filter(({ studentId }) => students.has(studentId)).map(({ guardianId }) => guardianId),
    ...staff.map(({ personId }) => personId),
  ]);
  const accounts = new Map(members.map((each) => [each.accountId, each.needsSlip]));
  return {
    has: { pupils: students.size, staff: staff.length, accounts: accounts.size },
    lacks: {
      pupils: unless(students.size > 0),
      pupilsWithoutClass: countWithout(students, await classesByStudentOn(read, day)),
      pupilsWithoutGuardian: countWithout(
        students,
        new Set(bonds.map(({ studentId }) => studentId)),
      ),
      teachers: unless(staff.some(({ position }) => position === 'teacher')),
      director: unless(members.some(({ role }) => role === 'director')),
      secretariat: unless(members.some(({ role }) => role === 'secretariat')),
      peopleWithoutAccount: countWithout(people, withAccount),
      accountsWithoutSlip: [...accounts.values()].filter((needsSlip) => needsSlip).length,
    },
  };
};

/** Options that the school has not decided; those of the teachers' council wait for its minutes and are counted apart. */
const lookAtRules = async (read: SchoolRead, services: Services) => {
  const decided = await decidedKeys(read);
  const own = services.options.filter(({ isCouncilMatter }) => isCouncilMatter !== true);
  const open = own.filter(({ key }) => !decided.has(key)).length;
  const council = services.options.filter(
    ({ isCouncilMatter, key }) => isCouncilMatter === true && !decided.has(key),
  );
  return {
    has: { decidedOptions: own.length - open, councilOptions: council.length },
    lacks: { undecidedOptions: open },
  };
};

const lookAtSchool = async (read: SchoolRead) => {
  const { name, address } = await schoolData(read);
  const { isOpen } = await openingOf(read);
  return {
    lacks: {
      schoolName: unless(name.trim() !== UNNAMED_SCHOOL),
      schoolAddress: unless(address.trim() !== ''),
      opening: unless(isOpen),
    },
  };
};

/** How many administrators the school has, and how many of them have no second factor. */
export interface Admins {
  readonly all: number;
  readonly without: number;
}

/** What is there and what is missing, counted from the records of the school. */
export const lookAt = async (
  read: SchoolRead,
  services: Services,
  admins: Admins,
): Promise<Look> => {
  const today = await schoolToday(read, services.clocks);
  const { year, day } = yearToSetUp(await schoolYearsOf(read), today);
  const ofYear = await lookAtYear(read, year, day);
  const ofPeople = await lookAtPeople(read, day);
  const ofRules = await lookAtRules(read, services);
  const ofSchool = await lookAtSchool(read);
  return {
    has: { ...ofYear.has, ...ofPeople.has, ...ofRules.has, admins: admins.all },
    lacks: {
      ...ofYear.lacks,
      ...ofPeople.lacks,
      ...ofRules.lacks,
      ...ofSchool.lacks,
      adminsWithoutFactor: admins.without,
    },
  };
};
