import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { bondsOfSchoolOn } from '../guardians/api.ts';
import { fullName, type Person, personsByIds } from '../persons/api.ts';
import { classesByStudentOn } from '../students/api.ts';
import { modesOn } from './api.ts';
import type { ClassGuardian, OwnAccess, PaymentLine } from './schema.ts';
import { historyRows, paymentsOf, termsOf, toPayment } from './store.ts';

/** A pupil of a class with the guardians. */
export interface Family {
  readonly student: Person;
  readonly guardians: readonly Person[];
}

/** Errors: `kernel.not_found` for a class out of reach. */
export const requireClassWithin = async (
  read: SchoolRead,
  scope: Scope,
  classId: ClassId,
): Promise<void> => {
  const isThere = (await classNames(read)).has(classId);
  if (!isThere || !reaches(await classesWithin(read, scope), classId))
    throw notFound('schoolClass');
};

/** Pupils of a class on a day in the order of the alphabet, with their guardians. */
export const familiesOf = async (
  read: SchoolRead,
  classId: ClassId,
  date: string,
): Promise<Family[]> => {
  const classes = await classesByStudentOn(read, date);
  const studentIds = [...classes].filter(([, its]) => its.classId === classId).map(([id]) => id);
  const here = new Set(studentIds);
  const bonds = (await bondsOfSchoolOn(read, date)).filter((bond) => here.has(bond.studentId));
  const persons = await personsByIds(read, [
    ...studentIds,
    ...bonds.map((bond) => bond.guardianId),
  ]);
  return studentIds
    .flatMap((id) => persons.get(id) ?? [])
    .sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
    .map((student) => ({
      student,
      guardians: bonds
        .filter((bond) => bond.studentId === student.personId)
        .flatMap((bond) => persons.get(bond.guardianId) ?? []),
    }));
};

/** Guardians of a class with mode and payment; each once, by the first child. */
export const classGuardians = async (
  read: SchoolRead,
  classId: ClassId,
  date: string,
): Promise<ClassGuardian[]> => {
  const rows = new Map<PersonId, { person: Person; childNames: string[] }>();
  for (const { student, guardians } of await familiesOf(read, classId, date))
    for (const person of guardians) {
      const known = rows.get(person.personId) ?? { person, childNames: [] };
      known.childNames.push(fullName(student));
      rows.set(person.personId, known);
    }
  const ids = [...rows.keys()];
  const modes = await modesOn(read, ids, date);
  const year = await schoolYearOn(read, date);
  const paid = year === undefined ? [] : await paymentsOf(read, year.yearId, ids);
  const payments = new Map(paid.map((row) => [row.guardian_id, row]));
  return [...rows].map(([guardianId, { person, childNames }]) => {
    const payment = payments.get(guardianId);
    return {
      guardianId,
      name: fullName(person),
      childNames,
      mode: modes.get(guardianId)?.mode ?? 'basic',
      until: modes.get(guardianId)?.lastDay ?? null,
      payment: payment === undefined ? null : toPayment(payment),
    };
  });
};

/** All payments of the school year, those that wait for their activation first. */
export const paymentLines = async (read: SchoolRead, date: string): Promise<PaymentLine[]> => {
  const year = await schoolYearOn(read, date);
  if (year === undefined) return [];
  const rows = await paymentsOf(read, year.yearId);
  const persons = await personsByIds(
    read,
    rows.map((row) => row.guardian_id),
  );
  const classes = await classNames(read);
  const lines = rows.map((row) => {
    const person = persons.get(row.guardian_id);
    return {
      ...toPayment(row),
      guardianId: row.guardian_id,
      name: person === undefined ? '' : fullName(person),
      className: classes.get(row.class_id) ?? '',
      enteredByName: row.entered_by_name,
    };
  });
  return lines.sort(
    (one, other) => Number(one.activatedAtUtc !== null) - Number(other.activatedAtUtc !== null),
  );
};

/** The modes that a guardian was given, the newest first. */
export const modeHistory = async (read: SchoolRead, guardianId: PersonId) => {
  const person = (await personsByIds(read, [guardianId])).get(guardianId);
  if (person?.kind !== 'guardian') throw notFound('guardian');
  return (await historyRows(read, guardianId)).map((row) => ({
    mode: row.mode,
    from: row.first_day,
    to: row.last_day,
    setAtUtc: row.set_at_utc,
    setByName: row.set_by_name,
    reason: row.reason,
  }));
};

/** A guardian's own access in one school. */
export const ownAccess = async (
  read: SchoolRead,
  guardianId: PersonId,
  date: string,
): Promise<OwnAccess> => {
  const own = (await modesOn(read, [guardianId], date)).get(guardianId);
  const year = await schoolYearOn(read, date);
  const [payment] = year === undefined ? [] : await paymentsOf(read, year.yearId, [guardianId]);
  return {
    schoolId: read.schoolId,
    ...(await termsOf(read)),
    mode: own?.mode ?? 'basic',
    until: own?.lastDay ?? null,
    payment: payment === undefined ? null : toPayment(payment),
  };
};
