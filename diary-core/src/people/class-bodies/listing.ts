import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { bondsOfSchoolOn } from '../guardians/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { studentsOfClassesOn } from '../students/api.ts';
import { BODIES, type Body, dueOn } from './domain.ts';
import type { Candidate, ClassBody } from './schema.ts';

type MemberRow = Row<'class_body_member'>;

const membersByBody = async (read: SchoolRead, ids: readonly Row<'class_body'>['id'][]) => {
  const found = new Map<string, MemberRow[]>();
  if (ids.length === 0) return found;
  const rows = await read
    .from('class_body_member')
    .selectAll()
    .where('body_id', 'in', [...ids])
    .orderBy('ordinal')
    .execute();
  for (const row of rows) found.set(row.body_id, [...(found.get(row.body_id) ?? []), row]);
  return found;
};

/** Both bodies of every class of the year of a date that the scope reaches: what was recorded and what is still to be done. */
export const listBodies = async (
  read: SchoolRead,
  scope: Scope,
  date: string,
): Promise<ClassBody[]> => {
  const year = await schoolYearOn(read, date);
  if (year === undefined) return [];
  const within = await classesWithin(read, scope);
  const classes = (await classesOfYear(read, year.yearId)).filter(({ classId }) =>
    reaches(within, classId),
  );
  const rows = await read.from('class_body').selectAll().execute();
  const rowOf = new Map(rows.map((row) => [`${row.class_id}/${row.body}`, row]));
  const wanted = new Set<string>(classes.map(({ classId }) => classId));
  const members = await membersByBody(
    read,
    rows.filter((row) => wanted.has(row.class_id)).map((row) => row.id),
  );
  const persons = await personsByIds(read, [
    ...new Set([...members.values()].flat().map((row) => row.person_id)),
  ]);
  const due = dueOn(year.from);
  return classes.flatMap(({ classId, name }) =>
    BODIES.map((body) => {
      const row = rowOf.get(`${classId}/${body}`);
      return {
        classId,
        className: name,
        body,
        dueOn: due,
        recordedOn: row?.recorded_on ?? null,
        isOverdue: row === undefined && date > due,
        members: (row === undefined ? [] : (members.get(row.id) ?? [])).map((member) => {
          const person = persons.get(member.person_id);
          return {
            personId: member.person_id,
            place: member.place,
            name: person === undefined ? '' : fullName(person),
          };
        }),
        version: row?.version ?? 0,
      };
    }),
  );
};

/** One of them. Errors: `kernel.not_found` for a class that the scope does not reach. */
export const oneBody = async (
  read: SchoolRead,
  scope: Scope,
  {
    classId,
    body,
    date,
  }: { readonly classId: ClassId; readonly body: Body; readonly date: string },
): Promise<ClassBody> => {
  const all = await listBodies(read, scope, date);
  const found = all.find((each) => each.classId === classId && each.body === body);
  if (found === undefined) throw notFound('schoolClass');
  return found;
};

/** Who may belong to a body on a date: students of the class, or guardians of one of them. */
export const candidates = async (
  read: SchoolRead,
  classId: ClassId,
  body: Body,
  date: string,
): Promise<Candidate[]> => {
  const students = await studentsOfClassesOn(read, [classId], date);
  const bonds =
    body === 'council'
      ? []
      : (await bondsOfSchoolOn(read, date)).filter(({ studentId }) => students.includes(studentId));
  const ids: readonly PersonId[] =
    body === 'council' ? students : [...new Set(bonds.map(({ guardianId }) => guardianId))];
  const persons = await personsByIds(read, [...ids, ...students]);
  const childOf = new Map(bonds.map(({ guardianId, studentId }) => [guardianId, studentId]));
  return ids
    .flatMap((personId) => persons.get(personId) ?? [])
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map((person) => {
      const child = persons.get(childOf.get(person.personId) ?? ('' as PersonId));
      const name = fullName(person);
      return { personId: person.personId, name, ...(child && { of: fullName(child) }) };
    });
};
