import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classesOfYear, termsOfClass } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { personsByIds } from '../persons/api.ts';
import { attendingStudents, classStaysOn } from '../students/api.ts';
import { mayShareGroup, type TermDates } from './domain.ts';
import { groupsOfYear } from './of-classes.ts';
import { type GroupScope, groupReach, isCreator } from './reach.ts';
import type { Candidates } from './schema.ts';

type Pupils = Candidates['classes'][number]['pupils'];

/** Pupils of some classes on a date, by number. */
const pupilsOf = async (
  read: SchoolRead,
  classIds: ReadonlySet<ClassId>,
  date: string,
): Promise<ReadonlyMap<ClassId, Pupils>> => {
  const attending = await attendingStudents(read, date);
  const stays = (await classStaysOn(read, date)).filter(
    (stay) => classIds.has(stay.classId) && attending.has(stay.studentId),
  );
  const ids: PersonId[] = stays.map(({ studentId }) => studentId);
  const persons = await personsByIds(read, ids);
  const found = new Map<ClassId, Pupils>();
  for (const stay of stays.toSorted((a, b) => a.numberInClass - b.numberInClass)) {
    const pupil = {
      studentId: stay.studentId,
      numberInClass: stay.numberInClass,
      firstName: persons.get(stay.studentId)?.firstName ?? '',
      lastName: persons.get(stay.studentId)?.lastName ?? '',
    };
    found.set(stay.classId, [...(found.get(stay.classId) ?? []), pupil]);
  }
  return found;
};

/** The number of these term dates among those already seen. */
const numberOf = (seen: TermDates[], terms: TermDates): number => {
  const at = seen.findIndex((one) => mayShareGroup([one, terms]));
  return at === -1 ? seen.push(terms) - 1 : at;
};

/**
 * Which groups the person keeps, and of whom groups may be made on a date: whoever may make groups sees the classes of the year,
 * others only the classes of the groups they keep.
 */
export const groupCandidates = async (
  read: SchoolRead,
  scope: GroupScope,
  date: string,
): Promise<Candidates> => {
  const mayCreate = await isCreator(read, scope);
  const year = await schoolYearOn(read, date);
  if (year === undefined) return { yearId: null, mayCreate, groupIds: [], classes: [] };
  const isReached = await groupReach(read, scope);
  const own = (await groupsOfYear(read, year.yearId)).filter(isReached);
  const needed = new Set(own.flatMap(({ classIds }) => classIds));
  const classes = (await classesOfYear(read, year.yearId)).filter(
    ({ classId }) => mayCreate || needed.has(classId),
  );
  const pupils = await pupilsOf(read, new Set(classes.map(({ classId }) => classId)), date);
  const seen: TermDates[] = [];
  const items: Candidates['classes'] = [];
  for (const { classId, name, gradeLevel } of classes)
    items.push({
      ...{ classId, name, gradeLevel },
      termDates: numberOf(seen, await termsOfClass(read, classId)),
      pupils: pupils.get(classId) ?? [],
    });
  return {
    yearId: year.yearId,
    mayCreate,
    groupIds: own.map(({ groupId }) => groupId),
    classes: items,
  };
};
