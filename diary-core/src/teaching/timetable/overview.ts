import type { ClassId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { groupNamesByClass } from '../../people/groups/api.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { classesLedOn, staffOn } from '../../people/staff/api.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { roomsOf } from '../../school/schools/api.ts';
import { subjectsOf } from '../../school/subjects/api.ts';
import type { TimetableVersion } from './domain.ts';
import type { OverviewReply } from './schema.ts';
import { groupNamesOfVersions, versionsWithin } from './store.ts';

/** PLAN-01: on the 15th of the month in which the school year begins. */
const dueOf = (yearFrom: string): string => `${yearFrom.slice(0, 8)}15`;

const teachersOn = async (read: SchoolRead, date: string): Promise<OverviewReply['teachers']> => {
  const staff = (await staffOn(read, date)).filter((each) => each.position !== 'support');
  const persons = await personsByIds(
    read,
    staff.map((each) => each.personId),
  );
  return [...persons.values()]
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map((person) => ({ id: person.personId, name: fullName(person) }));
};

const ofClass = (versions: readonly TimetableVersion[], today: string) => {
  const published = versions.filter((each) => each.state === 'published');
  return {
    published: published.find((each) => each.to >= today) ?? published.at(-1) ?? null,
    draft: versions.find((each) => each.state === 'draft') ?? null,
  };
};

const writableClasses = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  today: string,
): Promise<'all' | ReadonlySet<ClassId>> => {
  if (scope.grants.some(({ role }) => role === 'admin')) return 'all';
  const leaders = scope.grants.filter(({ role }) => role === 'homeroomTeacher');
  // Who stands in types as well as who leads: the same as the routes that write.
  const staffIds = leaders.flatMap(({ personId }) => personId ?? []);
  return new Set(staffIds.length === 0 ? [] : await classesLedOn(read, staffIds, today));
};

/**
 * Classes with the state of their timetables, and the names that one types. Guardians and students get their classes alone.
 *
 * Bounds  at most 12 queries
 */
export const overviewOf = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  today: string,
): Promise<OverviewReply> => {
  const within = await classesWithin(read, scope);
  const isStaff = within === 'all';
  const year = await schoolYearOn(read, today);
  const all = year === undefined ? [] : await versionsWithin(read, year);
  const classes = year === undefined ? [] : await classesOfYear(read, year.yearId);
  const writable = await writableClasses(read, scope, today);
  const registered = isStaff
    ? await groupNamesByClass(read)
    : new Map<ClassId, readonly string[]>();
  const typed = isStaff
    ? await groupNamesOfVersions(
        read,
        all.map((each) => each.versionId),
      )
    : [];
  const seen = all.filter((each) => isStaff || each.state === 'published');
  return {
    today,
    dueOn: year === undefined ? null : dueOf(year.from),
    lessonsFrom: year?.lessonsFrom ?? null,
    teacherId: isStaff ? (scope.grants.find((each) => each.personId)?.personId ?? null) : null,
    classes: classes
      .filter(({ classId }) => reaches(within, classId))
      .map(({ classId, name }) => ({
        id: classId,
        name,
        ...ofClass(
          seen.filter((each) => each.classId === classId),
          today,
        ),
        mayWrite: reaches(writable, classId),
        groups: [
          ...new Set([
            ...(registered.get(classId) ?? []),
            ...typed.filter((each) => each.classId === classId).map((each) => each.groupName),
          ]),
        ],
      })),
    teachers: isStaff ? await teachersOn(read, today) : [],
    rooms: isStaff
      ? (await roomsOf(read))
          .filter((each) => !each.isRetired)
          .map((each) => ({ id: each.roomId, name: each.name }))
      : [],
    subjects: isStaff
      ? (await subjectsOf(read)).map((each) => ({
          id: each.subjectId,
          name: each.name,
          short: each.shortName,
        }))
      : [],
  };
};
