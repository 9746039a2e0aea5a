import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { accountSettings } from '../accounts/api.ts';
import { bondsOfSchoolOn } from '../guardians/api.ts';
import { fullName, type Person, personsByIds } from '../persons/api.ts';
import { classesByStudentOn } from '../students/api.ts';
import type { SlipAudience } from './domain.ts';

/** Somebody of a class who has, or gets, an account: a student, or a guardian with the children that are in the class. */
export interface ClassMember {
  readonly person: Person;
  readonly role: 'student' | 'guardian';
  readonly childNames: readonly string[];
  /** Guardians after the first of each child; they get an account on request only where the school chose so (ACCT-05). */
  readonly isFurther: boolean;
}

/** Students and guardians of a class on a date: each student, then that student's guardians, nobody twice. */
export const membersOfClass = async (
  read: SchoolRead,
  classId: ClassId,
  date: string,
): Promise<ClassMember[]> => {
  const classes = await classesByStudentOn(read, date);
  const studentIds = [...classes].filter(([, its]) => its.classId === classId).map(([id]) => id);
  const bonds = (await bondsOfSchoolOn(read, date)).filter((bond) =>
    studentIds.includes(bond.studentId),
  );
  const persons = await personsByIds(read, [
    ...studentIds,
    ...bonds.map((bond) => bond.guardianId),
  ]);
  const known = (ids: readonly PersonId[]): Person[] =>
    ids.flatMap((personId) => persons.get(personId) ?? []);
  const students = known(studentIds).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const members = new Map<PersonId, ClassMember>();
  for (const student of students) {
    const none = { childNames: [], isFurther: false };
    members.set(student.personId, { person: student, role: 'student', ...none });
    const guardianIds = bonds
      .filter((bond) => bond.studentId === student.personId)
      .map((bond) => bond.guardianId);
    for (const [index, person] of known(guardianIds).entries()) {
      const before = members.get(person.personId);
      members.set(person.personId, {
        person,
        role: 'guardian',
        childNames: [...(before?.childNames ?? []), fullName(student)],
        isFurther: index > 0 && before?.isFurther !== false,
      });
    }
  }
  return [...members.values()];
};

/** Those of a class for whom slips are made. */
export const audienceOf = async (
  read: SchoolRead,
  { classId, audience, date }: { classId: ClassId; audience: SlipAudience; date: string },
): Promise<ClassMember[]> => {
  const { guardianAccounts } = await accountSettings(read);
  const members = await membersOfClass(read, classId, date);
  return members.filter((member) => {
    if (member.role === 'student') return audience !== 'guardians';
    if (audience === 'students') return false;
    return guardianAccounts === 'each' || !member.isFurther;
  });
};
