import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import { dayBefore, isSchoolDate } from '../../school/school-date.ts';
import { addPersons, type PersonName, personById, renamePerson } from '../persons/api.ts';
import { requireWithin } from './listing.ts';
import { NO_PESEL, openPesel, peselSealer, refuseSecond, requireSameDate } from './pesel.ts';
import type { StudentChange } from './schema.ts';
import { putStayBack, staysOfStudents } from './stays.ts';
import { insertStays, insertStudents, lastStay } from './store.ts';

export interface NewStudent extends PersonName {
  readonly studentId: PersonId;
  readonly classId: ClassId;
  readonly numberInClass: number;
  readonly joinedOn: string;
  readonly leftOn?: string;
  readonly bornOn?: string;
  readonly pesel?: string;
  /** Release and pick-up note for the gatehouse, at most 500 signs. */
  readonly gateNote?: string;
}

const requireDates = (dates: readonly (string | null | undefined)[]): void => {
  if (!dates.every((date) => date === null || date === undefined || isSchoolDate(date))) {
    throw new AppError('invalid', 'students.no_such_date');
  }
};

/** Errors: `students.bad_pesel`, `students.no_such_date`, `kernel.duplicate` for a PESEL that is already here. */
export const addStudents = async (
  tx: SchoolTx,
  keys: KeyStore,
  students: readonly NewStudent[],
): Promise<void> => {
  requireDates(students.flatMap((each) => [each.joinedOn, each.leftOn, each.bornOn]));
  for (const { pesel, bornOn } of students) if (pesel !== undefined) requireSameDate(pesel, bornOn);
  const seal = students.some((each) => each.pesel !== undefined)
    ? await peselSealer(tx, keys)
    : undefined;
  await addPersons(
    tx,
    students.map((each) => ({
      personId: each.studentId,
      kind: 'student',
      firstName: each.firstName,
      lastName: each.lastName,
    })),
  );
  await insertStudents(
    tx,
    students.map((each) => ({
      studentId: each.studentId,
      bornOn: each.bornOn ?? null,
      joinedOn: each.joinedOn,
      leftOn: each.leftOn ?? null,
      pesel: each.pesel === undefined ? undefined : seal?.(each.pesel),
      gateNote: each.gateNote ?? null,
    })),
  );
  await insertStays(
    tx,
    students.map((each) => ({ ...each, from: each.joinedOn, to: null })),
  );
};

/** Columns of another PESEL or date of birth. Errors: those of `peselSealer`, `refuseSecond`, `requireSameDate`. */
const identityColumns = async (
  tx: SchoolTx,
  keys: KeyStore,
  scope: Scope,
  row: Row<'student'>,
  change: Pick<StudentChange, 'pesel' | 'bornOn'>,
) => {
  const bornOn = change.bornOn === undefined ? row.born_on : change.bornOn;
  const born = change.bornOn === undefined ? {} : { born_on: change.bornOn };
  if (change.pesel === null) return { ...born, ...NO_PESEL };
  if (change.pesel === undefined) {
    const kept = row.pesel_sealed;
    if (kept !== null && change.bornOn !== undefined)
      requireSameDate(openPesel(keys, tx.schoolId, kept), bornOn);
    return born;
  }
  const columns = (await peselSealer(tx, keys))(change.pesel);
  requireSameDate(change.pesel, bornOn);
  await refuseSecond(tx, scope, columns, row.id);
  return { ...born, ...columns };
};

/** Changes personal data of a student (AUDIT-04). Errors: `kernel.version_conflict`, `students.pesel_taken`, those of `addStudents`. */
export const changeStudent = async (
  tx: SchoolTx,
  keys: KeyStore,
  scope: Scope,
  studentId: PersonId,
  change: StudentChange,
): Promise<void> => {
  requireDates([change.bornOn]);
  const row = await requireWithin(tx, scope, studentId);
  if (row.version !== change.version) {
    throw new AppError('conflict', 'kernel.version_conflict', { stored: row.version });
  }
  const name = await personById(tx, studentId);
  if (name && (change.firstName !== undefined || change.lastName !== undefined)) {
    const { firstName = name.firstName, lastName = name.lastName } = change;
    await renamePerson(tx, studentId, { firstName, lastName });
  }
  await tx.update('student', studentId, {
    ...(await identityColumns(tx, keys, scope, row, change)),
    version: row.version + 1,
  });
};

/**
 * Moves a student to another class from a date on. A stay that begins on that very day was none: it is replaced.
 *
 * Errors  `students.move_before_stay`, `students.no_such_date`
 */
export const moveStudent = async (
  tx: SchoolTx,
  studentId: PersonId,
  move: { readonly classId: ClassId; readonly numberInClass: number; readonly from: string },
): Promise<void> => {
  requireDates([move.from]);
  await tx.require('student', studentId);
  await tx.require('school_class', move.classId);
  const last = await lastStay(tx, studentId);
  if (last && last.from > move.from) throw new AppError('invalid', 'students.move_before_stay');
  if (last?.from === move.from) {
    const { classId, numberInClass } = move;
    return putStayBack(tx, studentId, { ...last, classId, numberInClass, to: null });
  }
  if (last) {
    const lastDay = dayBefore(move.from);
    await tx.update('class_member', last.memberId, { last_day: lastDay });
  }
  await insertStays(tx, [{ ...move, studentId, to: null }]);
  tx.announce('person.changed', { personId: studentId });
};

/** Ends the time at the school: from `leftOn` on the student and its guardians see nothing more here. */
export const endEnrolment = async (
  tx: SchoolTx,
  studentId: PersonId,
  leftOn: string,
): Promise<void> => {
  requireDates([leftOn]);
  const student = await tx.require('student', studentId);
  if (leftOn <= student.joined_on) throw new AppError('invalid', 'students.leaves_before_joining');
  await tx.update('student', studentId, { left_on: leftOn });
  tx.announce('person.changed', { personId: studentId });
};

/** How a time at the school goes on. `stay`: the class of who was away in between; missing: it goes on as if it had never ended. */
export interface Resumption {
  readonly stay?: {
    readonly classId: ClassId;
    readonly numberInClass: number;
    readonly from: string;
  };
}

/**
 * The time at the school goes on: an end that was entered by mistake never was, who was away is in a class again. The stay before ends
 * on the last day at the school, and stays that were to begin later never were.
 *
 * Errors  `students.not_left`, `students.returns_before_leaving` with the day of leaving, `students.no_such_date`
 */
export const resumeSchooling = async (
  tx: SchoolTx,
  studentId: PersonId,
  { stay }: Resumption,
): Promise<void> => {
  const { left_on: leftOn } = await tx.require('student', studentId);
  if (leftOn === null) throw new AppError('conflict', 'students.not_left');
  if (stay !== undefined) {
    requireDates([stay.from]);
    if (stay.from < leftOn)
      throw new AppError('invalid', 'students.returns_before_leaving', { leftOn });
    for (const before of await staysOfStudents(tx, [studentId]))
      if (before.from >= leftOn) await tx.remove('class_member', before.memberId);
      else if (before.to === null || before.to >= leftOn)
        await tx.update('class_member', before.memberId, { last_day: dayBefore(leftOn) });
    await insertStays(tx, [{ ...stay, studentId, to: null }]);
  }
  await tx.update('student', studentId, { left_on: null });
  tx.announce('person.changed', { personId: studentId });
};
