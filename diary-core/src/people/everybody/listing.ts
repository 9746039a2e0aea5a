import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { searchKey } from '../../kernel/text/polish.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { bondsOfSchoolOn } from '../guardians/api.ts';
import { type Person, personById, personIdsOf, personPage } from '../persons/api.ts';
import { staffOn } from '../staff/api.ts';
import { attendingStudents, studentsOfClassesOn } from '../students/api.ts';
import { readQuestion, slipsOfPerson } from './domain.ts';
import { rowsOf } from './rows.ts';
import type { PeopleQuery, PeopleReply, PersonRow } from './schema.ts';

const KINDS = ['student', 'guardian', 'staff'] as const;
type Kind = (typeof KINDS)[number];
const PAGE = 50;
/** Names that are a slip away: a longer list is no help. */
const MOST_NEAR = 20;
/** Names that are compared one by one when nobody is called so. */
const MOST_COMPARED = 20_000;

/** Ids of those who attend, are employed, or have a child that attends. */
export const currentIds = async (
  read: SchoolRead,
  date: string,
): Promise<Record<Kind, ReadonlySet<PersonId>>> => {
  const student = await attendingStudents(read, date);
  const staff = new Set((await staffOn(read, date)).map((member) => member.personId));
  const bonds = await bondsOfSchoolOn(read, date);
  const guardian = new Set(
    bonds.filter((bond) => student.has(bond.studentId)).map((bond) => bond.guardianId),
  );
  return { student, guardian, staff };
};

const asks = (words: readonly string[]) => words.join(' ');

/** Persons who are called almost so, the nearest first. */
const nearPersons = async (
  read: SchoolRead,
  words: readonly string[],
  kinds: readonly Kind[],
  among: readonly PersonId[],
): Promise<Person[]> => {
  const all = await personPage(read, { kinds, among, limit: MOST_COMPARED });
  return all
    .flatMap((person) => {
      const slips = slipsOfPerson(words, person.searchKey);
      return slips === undefined ? [] : [{ person, slips }];
    })
    .sort((one, other) => one.slips - other.slips)
    .slice(0, MOST_NEAR)
    .map(({ person }) => person);
};

/** The words of the question for names, and the persons among whom to look. */
const within = async (read: SchoolRead, query: PeopleQuery, date: string) => {
  const year = await schoolYearOn(read, date);
  const classes = year === undefined ? [] : await classesOfYear(read, year.yearId);
  const words = searchKey(query.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const question = readQuestion(words, classes, searchKey);
  const classIds = [
    ...question.classes.map((each) => each.classId),
    ...(query.classId === undefined ? [] : [query.classId]),
  ];
  const current = await currentIds(read, date);
  if (classIds.length > 0) {
    const isOther = query.kind !== undefined && query.kind !== 'student';
    const among = isOther ? [] : await studentsOfClassesOn(read, classIds, date);
    return { words: question.words, kinds: ['student'] as const, among };
  }
  const kinds = query.kind === undefined ? KINDS : [query.kind];
  const here = new Set(kinds.flatMap((kind) => [...current[kind]]));
  const among = query.former
    ? (await personIdsOf(read, kinds)).filter((id) => !here.has(id))
    : [...here];
  return { words: question.words, kinds, among };
};

/** Students, guardians and staff in one list by name, a page at a time; a slip of the keys finds too. */
export const listPeople = async (
  read: SchoolRead,
  query: PeopleQuery,
  date: string,
): Promise<PeopleReply> => {
  const { words, kinds, among } = await within(read, query, date);
  const limit = query.limit ?? PAGE;
  const found = await personPage(read, {
    kinds,
    among,
    search: asks(words),
    limit: limit + 1,
    ...(query.after === undefined ? {} : { after: query.after }),
  });
  if (found.length === 0 && words.length > 0 && query.after === undefined) {
    const near = await nearPersons(read, words, kinds, among);
    return { items: await rowsOf(read, near, date), near: near.length > 0 };
  }
  const page = found.slice(0, limit);
  const items = await rowsOf(read, page, date);
  const last = page.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { items, near: false, ...(hasMore ? { next: last.personId } : {}) };
};

/** One person. Errors: `kernel.not_found`. */
export const onePerson = async (
  read: SchoolRead,
  personId: PersonId,
  date: string,
): Promise<PersonRow> => {
  const person = await personById(read, personId);
  if (person === undefined) throw notFound('person');
  const [row] = await rowsOf(read, [person], date);
  if (row === undefined) throw notFound('person');
  return row;
};
