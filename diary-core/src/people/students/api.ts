import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { attendsOn } from './domain.ts';
import { leaversOn, staysOn, studentsOn } from './store.ts';

export { gateNotes } from './gate-note.ts';
export { requireWithin as requireStudentWithin } from './listing.ts';
export { addPhotos, photoDigests, photosInBase64 } from './photo.ts';
export { addStudents } from './use-cases.ts';

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

/** Students of some classes on a date. */
export const studentsOfClassesOn = async (
  read: SchoolRead,
  classIds: readonly ClassId[],
  date: string,
): Promise<PersonId[]> => {
  const wanted = new Set(classIds);
  const stays = await staysOn(read, date);
  return stays.filter((stay) => wanted.has(stay.classId)).map((stay) => stay.studentId);
};

/** Whether this is a student who still belongs to the school on a date: not from `leftOn` on (PRES-03). */
export const attends = async (
  read: SchoolRead,
  studentId: PersonId,
  date: string,
): Promise<boolean> => {
  const row = await read.get('student', studentId);
  return row !== undefined && attendsOn({ joinedOn: row.joined_on, leftOn: row.left_on }, date);
};

/** All students that belong to the school on a date. */
export const attendingStudents = async (
  read: SchoolRead,
  date: string,
): Promise<ReadonlySet<PersonId>> => new Set(await studentsOn(read, date));

/** All students whose time at the school is over on a date. */
export const studentsWhoLeft = async (
  read: SchoolRead,
  date: string,
): Promise<ReadonlySet<PersonId>> => new Set(await leaversOn(read, date));
