import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { type PersonName, personPage, personsByIds } from '../persons/api.ts';
import type { ClassStay } from './domain.ts';
import type { StudentDetail, StudentRow } from './schema.ts';
import { staysOn, studentsOn } from './store.ts';

export interface StudentFilter {
  readonly search?: string;
  readonly classId?: ClassId;
  readonly after?: string;
  readonly limit?: number;
}

const toRow = (
  studentId: PersonId,
  name: PersonName,
  stay: ClassStay | undefined,
  names: ReadonlyMap<ClassId, string>,
): StudentRow => ({
  studentId,
  firstName: name.firstName,
  lastName: name.lastName,
  ...(stay && {
    classId: stay.classId,
    className: names.get(stay.classId) ?? '',
    numberInClass: stay.numberInClass,
  }),
});

/** Students within the scope that belong to the school on a date, by name, a page at a time. */
export const listStudents = async (
  read: SchoolRead,
  scope: Scope<'student.read'>,
  filter: StudentFilter,
  date: string,
): Promise<{ items: StudentRow[]; next?: string }> => {
  const within = await personsWithin(read, scope);
  const stays = new Map((await staysOn(read, date)).map((stay) => [stay.studentId, stay]));
  const present = await studentsOn(read, date);
  const among = present.filter(
    (id) =>
      reaches(within, id) &&
      (filter.classId === undefined || stays.get(id)?.classId === filter.classId),
  );
  const limit = filter.limit ?? 50;
  const persons = await personPage(read, {
    kinds: ['student'],
    among,
    limit: limit + 1,
    ...(filter.search === undefined ? {} : { search: filter.search }),
    ...(filter.after === undefined ? {} : { after: filter.after }),
  });
  const names = await classNames(read);
  const page = persons.slice(0, limit);
  const items = page.map((person) =>
    toRow(person.personId, person, stays.get(person.personId), names),
  );
  const last = page.at(-1);
  return persons.length > limit && last ? { items, next: last.personId } : { items };
};

/** One student within the scope; one outside it is not there. */
export const studentDetail = async (
  read: SchoolRead,
  scope: Scope,
  studentId: PersonId,
  date: string,
): Promise<StudentDetail> => {
  const row = await requireWithin(read, scope, studentId);
  const name = (await personsByIds(read, [studentId])).get(studentId);
  if (name === undefined) throw notFound('student');
  const [stay] = await staysOn(read, date, [studentId]);
  return {
    ...toRow(studentId, name, stay, await classNames(read)),
    bornOn: row.born_on,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    hasPesel: row.pesel_sealed !== null,
    version: row.version,
  };
};

/** The student's row when the scope reaches it, else `kernel.not_found`. */
export const requireWithin = async (read: SchoolRead, scope: Scope, studentId: PersonId) => {
  if (!reaches(await personsWithin(read, scope), studentId)) throw notFound('student');
  return read.require('student', studentId);
};
