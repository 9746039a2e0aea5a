import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { bondsOfSchoolOn } from '../guardians/api.ts';
import { fullName, type Person, personsByIds } from '../persons/api.ts';
import { homeroomsOn, staffOn } from '../staff/api.ts';
import { attendingStudents, classesByStudentOn } from '../students/api.ts';
import type { PersonRow } from './schema.ts';

type Part = Omit<PersonRow, 'personId' | 'kind' | 'firstName' | 'lastName'>;
type PartOf = (person: Person) => Part;
const idsOfKind = (persons: readonly Person[], kind: Person['kind']) =>
  persons.filter((person) => person.kind === kind).map((person) => person.personId);

const studentParts = async (
  read: SchoolRead,
  persons: readonly Person[],
  date: string,
): Promise<PartOf> => {
  const attending = await attendingStudents(read, date);
  const classes = await classesByStudentOn(read, date, idsOfKind(persons, 'student'));
  return ({ personId }) => {
    const its = classes.get(personId);
    return {
      isCurrent: attending.has(personId),
      ...(its && { classId: its.classId, className: its.name }),
    };
  };
};

const staffParts = async (read: SchoolRead, date: string): Promise<PartOf> => {
  const staff = new Map((await staffOn(read, date)).map((each) => [each.personId, each]));
  const led = new Map((await homeroomsOn(read, date)).map((each) => [each.teacherId, each]));
  const names = await classNames(read);
  return ({ personId }) => {
    const member = staff.get(personId);
    const homeroom = led.get(personId);
    return {
      isCurrent: member !== undefined,
      ...(member && { position: member.position }),
      ...(homeroom && { homeroomOf: names.get(homeroom.classId) ?? '' }),
    };
  };
};

const guardianParts = async (
  read: SchoolRead,
  persons: readonly Person[],
  date: string,
): Promise<PartOf> => {
  const attending = await attendingStudents(read, date);
  const bonds = (await bondsOfSchoolOn(read, date, idsOfKind(persons, 'guardian'))).filter((bond) =>
    attending.has(bond.studentId),
  );
  const ids = [...new Set(bonds.map((bond) => bond.studentId))];
  const names = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, date, ids);
  return ({ personId }) => {
    const children = bonds
      .filter((bond) => bond.guardianId === personId)
      .flatMap(({ studentId }) => {
        const child = names.get(studentId);
        const its = classes.get(studentId);
        return child
          ? [{ studentId, name: fullName(child), ...(its && { className: its.name }) }]
          : [];
      });
    return { isCurrent: children.length > 0, children };
  };
};

const without = async (): Promise<PartOf> => () => ({ isCurrent: false });

/** Persons with what the list says of each; a few questions for all of them, however many there are. */
export const rowsOf = async (
  read: SchoolRead,
  persons: readonly Person[],
  date: string,
): Promise<PersonRow[]> => {
  const has = (kind: Person['kind']) => persons.some((person) => person.kind === kind);
  const parts: Record<Person['kind'], PartOf> = {
    student: await (has('student') ? studentParts(read, persons, date) : without()),
    guardian: await (has('guardian') ? guardianParts(read, persons, date) : without()),
    staff: await (has('staff') ? staffParts(read, date) : without()),
  };
  return persons.map((person) => ({
    personId: person.personId,
    kind: person.kind,
    firstName: person.firstName,
    lastName: person.lastName,
    ...parts[person.kind](person),
  }));
};
