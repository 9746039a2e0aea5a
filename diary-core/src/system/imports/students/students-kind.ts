import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../../kernel/db/handles.ts';
import { bug } from '../../../kernel/domain/app-error.ts';
import type { Services } from '../../../kernel/services.ts';
import { sortKey } from '../../../kernel/text/polish.ts';
import {
  addBonds,
  addGuardians,
  correctContacts,
  knownGuardians,
} from '../../../people/guardians/api.ts';
import {
  addStudents,
  correctStudents,
  ensurePeselKey,
  knownStudents,
  moveStudent,
  peselMarker,
} from '../../../people/students/api.ts';
import { bellSchedules } from '../../../school/calendar/api.ts';
import { addClasses, classesOfYear } from '../../../school/class-sections/api.ts';
import { schoolToday } from '../../../school/schools/api.ts';
import type { ImportKind } from '../import-kind.ts';
import { classKey } from '../parse-values.ts';
import type { Choices } from '../plan.ts';
import type { FileTable } from '../reading/file-table.ts';
import { yearOfImport } from '../year-of-import.ts';
import type { StudentEffects, Who } from './effects.ts';
import { STUDENT_FIELDS } from './fields.ts';
import { planStudents, type SchoolNow } from './plan-students.ts';

const schoolNow = async (
  read: SchoolRead,
  services: Services,
  choices: Choices,
): Promise<SchoolNow> => {
  const today = await schoolToday(read, services.clocks);
  const { from, year } = await yearOfImport(read, choices.from, today);
  return {
    today,
    from,
    yearId: year.yearId,
    takesInvented: services.config.kind === 'demo',
    classes: await classesOfYear(read, year.yearId),
    classKeyOf: classKey,
    hasBells: (await bellSchedules(read)).length > 0,
    students: await knownStudents(read, from),
    guardians: await knownGuardians(read, from),
    markOf: await peselMarker(read, services.keys),
  };
};

/** Numbers in class for who has none: by the alphabet, after those who are there and those the file numbers. */
const numbersIn = async (
  tx: SchoolTx,
  { pupils, moves }: StudentEffects,
  from: string,
  classIdOf: (key: string) => string,
): Promise<(key: string) => number> => {
  const wanted = [
    ...pupils.map((each) => ({
      ...each,
      name: `${sortKey(each.lastName)}  ${sortKey(each.firstName)}`,
    })),
    ...moves.map((each) => ({
      ...each,
      key: each.studentId as string,
      name: sortKey(each.sortName),
    })),
  ];
  const highest = new Map<string, number>();
  const raise = (classId: string, number: number): void =>
    void highest.set(classId, Math.max(highest.get(classId) ?? 0, number));
  for (const { classId, numberInClass = 0 } of await knownStudents(tx, from))
    if (classId !== undefined) raise(classId, numberInClass);
  for (const { classKey: key, number } of wanted) raise(classIdOf(key), number ?? 0);
  const numbers = new Map<string, number>();
  for (const each of [...wanted].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const classId = classIdOf(each.classKey);
    if (each.number === null) raise(classId, (highest.get(classId) ?? 0) + 1);
    numbers.set(each.key, each.number ?? highest.get(classId) ?? 1);
  }
  return (key) => numbers.get(key) ?? 1;
};

const makeClasses = async (tx: SchoolTx, { classes, yearId }: StudentEffects): Promise<void> => {
  const [bells] = classes.length === 0 ? [] : await bellSchedules(tx);
  if (bells === undefined) return;
  await addClasses(
    tx,
    classes.map(({ name, gradeLevel }) => ({
      classId: tx.newId<'ClassId'>(),
      yearId,
      gradeLevel,
      name,
      bellScheduleId: bells.bellScheduleId,
      siteId: null,
    })),
  );
};

const writeStudents = async (
  tx: SchoolTx,
  services: Services,
  effects: StudentEffects,
  from: string,
): Promise<void> => {
  await makeClasses(tx, effects);
  const classes = new Map(
    (await classesOfYear(tx, effects.yearId)).map((each) => [classKey(each.name), each.classId]),
  );
  const classIdOf = (key: string) => {
    const classId = classes.get(key);
    if (classId === undefined) throw bug('kernel.bug', { importClass: key.length });
    return classId;
  };
  const numberOf = await numbersIn(tx, effects, from, classIdOf);
  const ids = new Map<string, PersonId>();
  const idOf = (who: Who): PersonId => {
    const known = 'id' in who ? who.id : ids.get(who.key);
    if (known === undefined) throw bug('kernel.bug', { importPerson: 'unknown' });
    return known;
  };
  for (const { key } of [...effects.pupils, ...effects.guardians])
    ids.set(key, tx.newId<'PersonId'>());
  await addStudents(
    tx,
    services.keys,
    effects.pupils.map(({ key, classKey: inClass, number: _number, ...pupil }) => ({
      ...pupil,
      studentId: idOf({ key }),
      classId: classIdOf(inClass),
      numberInClass: numberOf(key),
    })),
  );
  await correctStudents(tx, services.keys, effects.corrections);
  for (const { studentId, classKey: into } of effects.moves)
    await moveStudent(tx, studentId, {
      classId: classIdOf(into),
      numberInClass: numberOf(studentId),
      from,
    });
  await addGuardians(
    tx,
    effects.guardians.map(({ key, ...guardian }) => ({
      ...guardian,
      guardianId: idOf({ key }),
      children: [],
    })),
    from,
  );
  await correctContacts(tx, effects.contacts);
  await addBonds(
    tx,
    effects.bonds.map(({ guardian, pupil, relation }) => ({
      guardianId: idOf(guardian),
      studentId: idOf(pupil),
      relation,
      seesPassages: true,
      from,
    })),
  );
};

/** Pupils with their guardians, from a sheet. */
export const studentsKind: ImportKind<FileTable, StudentEffects> = {
  format: 'table',
  fields: STUDENT_FIELDS,
  plan: async (read, services, { parsed, choices, remembered }) =>
    planStudents(parsed, choices, remembered, await schoolNow(read, services, choices)),
  // The key of PESEL numbers is not a part of the import: taking it back would part it from later numbers.
  prepare: (tx, services) => ensurePeselKey(tx, services.keys),
  write: (tx, services, plan) => writeStudents(tx, services, plan.effects, plan.from),
  remember: ({ columns }) =>
    Object.fromEntries(columns.map(({ header, field }) => [header, field ?? 'none'])),
};
