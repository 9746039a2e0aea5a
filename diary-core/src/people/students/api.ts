import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { attendsOn } from './domain.ts';
import { leaversOn, recordsOf, staysOn, studentIdsIn, studentsOn } from './store.ts';

export { readPesel } from './domain.ts';
export { type EditMode, editModeOf, keepsStudents, requireDirect } from './editors.ts';
export { gateNotes } from './gate-note.ts';
export { requireWithin as requireStudentWithin, studentDetail } from './listing.ts';
export {
  correctStudents,
  ensurePeselKey,
  type KnownStudent,
  knownStudents,
  peselMarker,
  type StudentCorrection,
} from './matching.ts';
export { openPesel, peselSealer, refuseSecond, requireSameDate } from './pesel.ts';
export { addPhotos, type NewPhoto, photoDigests, photosInBase64, seedPhotos } from './photo.ts';
export { studentsHereSince } from './retention.ts';
export { StudentDetail } from './schema.ts';
export {
  nextNumberInClass,
  numbersTaken,
  putStayBack,
  type Stay,
  staysOfClass,
  staysOfStudents,
  undoStay,
} from './stays.ts';
/** `classStaysOn`: where each student is on a date, with the number in the class; one query. */
export { presentQuery, staysOn as classStaysOn, studentIdsInQuery } from './store.ts';
export { addStudents, changeStudent, moveStudent, resumeSchooling } from './use-cases.ts';

export interface NamedClass {
  readonly classId: ClassId;
  readonly name: string;
}

/** The class of each student that is in one on a date; asked for all students of the school, or for some. */
export const classesByStudentOn = async (
  read: SchoolRead,
  date: string,
  studentIds?: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, NamedClass>> => {
  const names = await classNames(read);
  const stays = await staysOn(read, date, studentIds);
  return new Map(
    stays.map(({ studentId, classId }) => [studentId, { classId, name: names.get(classId) ?? '' }]),
  );
};

export const classOfStudentOn = async (
  read: SchoolRead,
  studentId: PersonId,
  date: string,
): Promise<NamedClass | undefined> =>
  (await classesByStudentOn(read, date, [studentId])).get(studentId);

/** Students by class on a date; one query. */
export const studentsInClassesOn = async (
  read: SchoolRead,
  date: string,
): Promise<ReadonlyMap<ClassId, readonly PersonId[]>> => {
  const found = new Map<ClassId, PersonId[]>();
  for (const { classId, studentId } of await staysOn(read, date))
    found.set(classId, [...(found.get(classId) ?? []), studentId]);
  return found;
};

/** Students of some classes on a date. */
export const studentsOfClassesOn = (
  read: SchoolRead,
  classIds: readonly ClassId[],
  date: string,
): Promise<PersonId[]> => studentIdsIn(read, classIds, date);

/** Whether this is a student who still belongs to the school on a date: not from `leftOn` on (PRES-03). */
export const attends = async (
  read: SchoolRead,
  studentId: PersonId,
  date: string,
): Promise<boolean> => {
  const row = await read.get('student', studentId);
  return row !== undefined && attendsOn({ joinedOn: row.joined_on, leftOn: row.left_on }, date);
};

/** All students that belong to the school on a date, or those of some. */
export const attendingStudents = async (
  read: SchoolRead,
  date: string,
  among?: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> => new Set(await studentsOn(read, date, among));

/** All students whose time at the school is over on a date. */
export const studentsWhoLeft = async (
  read: SchoolRead,
  date: string,
): Promise<ReadonlySet<PersonId>> => new Set(await leaversOn(read, date));

/** Birth, joining and leaving of some students, with the version of each record and whether a PESEL is kept. */
export interface StudentRecord {
  readonly bornOn: string | null;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly hasPesel: boolean;
  readonly version: number;
}

export const studentRecords = async (
  read: SchoolRead,
  studentIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, StudentRecord>> => {
  const rows = await recordsOf(read, studentIds);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        bornOn: row.born_on,
        joinedOn: row.joined_on,
        leftOn: row.left_on,
        hasPesel: row.pesel_mark !== null,
        version: row.version,
      },
    ]),
  );
};
