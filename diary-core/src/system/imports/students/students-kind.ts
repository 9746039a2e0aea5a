import type { ClassId, PersonId } from '@furtka/core-contract/ids';
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
  type Agreement,
  moveToClass,
  recordAdmissions,
  type Writer,
} from '../../../people/moves/api.ts';
import {
  addStudents,
  correctStudents,
  ensurePeselKey,
  knownStudents,
  numbersTaken,
  peselMarker,
} from '../../../people/students/api.ts';
import { bellSchedules } from '../../../school/calendar/api.ts';
import { addClasses, classesOfYear } from '../../../school/class-sections/api.ts';
import { schoolToday } from '../../../school/schools/api.ts';
import type { ImportKind, WrittenBy } from '../import-kind.ts';
import { classKey } from '../parse-values.ts';
import type { Choices, Plan } from '../plan.ts';
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
  const classes = await classesOfYear(read, year.yearId);
  return {
    today,
    from,
    yearId: year.yearId,
    takesInvented: services.config.kind === 'demo',
    classes,
    numbers: await numbersTaken(
      read,
      classes.map(({ classId }) => classId),
      from,
    ),
    classKeyOf: classKey,
    hasBells: (await bellSchedules(read)).length > 0,
    students: await knownStudents(read, from),
    guardians: await knownGuardians(read, from),
    markOf: await peselMarker(read, services.keys),
  };
};

/** Numbers in class for who has none: by the alphabet, after those who are or were there and those the file numbers. */
const numbersIn = async (
  tx: SchoolTx,
  { pupils, moves }: StudentEffects,
  from: string,
  classIdOf: (key: string) => ClassId,
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
  const highest = new Map<ClassId, number>();
  const raise = (classId: ClassId, number: number): void =>
    void highest.set(classId, Math.max(highest.get(classId) ?? 0, number));
  const into = [...new Set(wanted.map(({ classKey: key }) => classIdOf(key)))];
  for (const [classId, numbers] of await numbersTaken(tx, into, from))
    for (const number of numbers.keys()) raise(classId, number);
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

/** Moves pupils as the wizard does: groups of the old class alone end, those of both go on. Errors: those of `moveToClass`. */
const movePupils = async (
  tx: SchoolTx,
  { moves }: StudentEffects,
  placeOf: (
    move: StudentEffects['moves'][number],
  ) => Omit<Parameters<typeof moveToClass>[2], 'groupIds'>,
  writer: Writer,
): Promise<void> => {
  for (const move of moves)
    await moveToClass(tx, move.studentId, { ...placeOf(move), groupIds: 'shared' }, writer);
};

const isOfAgreement = ({ pupils, moves }: StudentEffects): boolean =>
  pupils.length + moves.length > 0;

/** Who writes, and the agreement that came with „Wczytaj": without it nobody comes and nobody moves. */
const agreedBy = async (
  tx: SchoolTx,
  services: Services,
  { name, agreement }: WrittenBy,
): Promise<{ readonly agreement: Agreement; readonly writer: Writer }> => {
  if (agreement === undefined) throw bug('kernel.bug', { import: 'without the agreement' });
  const today = await schoolToday(tx, services.clocks);
  return { agreement, writer: { name, atUtc: services.clocks.school.nowMs(), today } };
};

const writeStudents = async (
  tx: SchoolTx,
  services: Services,
  { effects, from }: Plan<StudentEffects>,
  by: WrittenBy,
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
  const pupils = effects.pupils.map(({ key, classKey: inClass, number: _number, ...pupil }) => ({
    ...pupil,
    studentId: idOf({ key }),
    classId: classIdOf(inClass),
    numberInClass: numberOf(key),
  }));
  await addStudents(tx, services.keys, pupils);
  await correctStudents(tx, services.keys, effects.corrections);
  if (isOfAgreement(effects)) {
    const { agreement, writer } = await agreedBy(tx, services, by);
    await recordAdmissions(tx, pupils, agreement, writer);
    const placeOf = ({ studentId, classKey: into }: (typeof effects.moves)[number]) => ({
      classId: classIdOf(into),
      numberInClass: numberOf(studentId),
      from,
      agreement,
    });
    await movePupils(tx, effects, placeOf, writer);
  }
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
  needsAgreement: ({ effects }) => isOfAgreement(effects),
  write: (tx, services, plan, by) => writeStudents(tx, services, plan, by),
  remember: ({ columns }) =>
    Object.fromEntries(columns.map(({ header, field }) => [header, field ?? 'none'])),
};
