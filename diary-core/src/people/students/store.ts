import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { ClassStay } from './domain.ts';
import { NO_PESEL, type PeselColumns } from './pesel.ts';

const staysQuery = (read: SchoolRead, date: string) =>
  read
    .from('class_member as m')
    .innerJoin('student as s', (join) =>
      join.onRef('s.school_id', '=', 'm.school_id').onRef('s.id', '=', 'm.student_id'),
    )
    .where('m.first_day', '<=', date)
    .where((eb) => eb.or([eb('m.last_day', 'is', null), eb('m.last_day', '>=', date)]))
    .where((eb) => eb.or([eb('s.left_on', 'is', null), eb('s.left_on', '>', date)]));

/** Stays in classes that hold on a date, of all students or of one. Who has left the school is in none. */
export const staysOn = async (
  read: SchoolRead,
  date: string,
  studentIds?: readonly PersonId[],
): Promise<ClassStay[]> => {
  if (studentIds?.length === 0) return [];
  const stays = staysQuery(read, date).select([
    'm.student_id as studentId',
    'm.class_id as classId',
    'm.number_in_class as numberInClass',
    'm.first_day as from',
    'm.last_day as to',
  ]);
  return studentIds === undefined
    ? stays.execute()
    : stays.where('m.student_id', 'in', [...studentIds]).execute();
};

/** Ids of the students that are in one of these classes on a date. */
export const studentIdsIn = async (
  read: SchoolRead,
  classIds: readonly ClassId[],
  date: string,
): Promise<PersonId[]> => {
  if (classIds.length === 0) return [];
  const rows = await staysQuery(read, date)
    .select('m.student_id as studentId')
    .where('m.class_id', 'in', [...classIds])
    .execute();
  return rows.map(({ studentId }) => studentId);
};

/** Students with a class on a date (`m.class_id`), for questions that ask more at once. */
export const studentIdsInQuery = (read: SchoolRead, date: string) =>
  staysQuery(read, date).select('m.student_id as studentId');

/** Students that belong to the school on a date, for questions that ask more at once. */
export const presentQuery = (read: SchoolRead, date: string) =>
  read
    .from('student')
    .select('id')
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', date)]));

/** Ids of all students, or of those of some, that belong to the school on a date, in a class or not yet. */
export const studentsOn = async (
  read: SchoolRead,
  date: string,
  among?: readonly PersonId[],
): Promise<PersonId[]> => {
  if (among?.length === 0) return [];
  const present = presentQuery(read, date);
  const rows = await (among === undefined
    ? present
    : present.where('id', 'in', [...among])
  ).execute();
  return rows.map((row) => row.id);
};

/** Ids of all students whose time at the school is over on a date. */
export const leaversOn = async (read: SchoolRead, date: string): Promise<PersonId[]> => {
  const rows = await read.from('student').select('id').where('left_on', '<=', date).execute();
  return rows.map((row) => row.id);
};

/** The stay that holds on a date, if any, of a student who may have left. */
export const lastStay = async (
  read: SchoolRead,
  studentId: PersonId,
): Promise<{ readonly memberId: string; readonly from: string } | undefined> =>
  read
    .from('class_member')
    .select(['id as memberId', 'first_day as from'])
    .where('student_id', '=', studentId)
    .orderBy('first_day', 'desc')
    .limit(1)
    .executeTakeFirst();

export interface NewStudentRow {
  readonly studentId: PersonId;
  readonly bornOn: string | null;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly pesel: PeselColumns | undefined;
  readonly gateNote: string | null;
}

export const insertStudents = (tx: SchoolTx, students: readonly NewStudentRow[]): Promise<void> =>
  tx.insertMany(
    'student',
    students.map((student) => ({
      id: student.studentId,
      born_on: student.bornOn,
      joined_on: student.joinedOn,
      left_on: student.leftOn,
      ...(student.pesel ?? NO_PESEL),
      gate_note: student.gateNote,
      version: 1,
    })),
  );

export const insertStays = (tx: SchoolTx, stays: readonly ClassStay[]): Promise<void> =>
  tx.insertMany(
    'class_member',
    stays.map((stay) => ({
      id: tx.newId<'ClassMemberId'>(),
      student_id: stay.studentId,
      class_id: stay.classId as ClassId,
      number_in_class: stay.numberInClass,
      first_day: stay.from,
      last_day: stay.to,
    })),
  );

/** Records of some students, without what is sealed. */
export const recordsOf = async (read: SchoolRead, studentIds: readonly PersonId[]) =>
  studentIds.length === 0
    ? []
    : read
        .from('student')
        .select(['id', 'born_on', 'joined_on', 'left_on', 'pesel_mark', 'version'])
        .where('id', 'in', [...studentIds])
        .execute();
