import { createHmac } from 'node:crypto';
import type { PersonId } from '@furtka/core-contract/ids';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import { readPesel } from './domain.ts';

const PURPOSE = 'student.pesel';
/** Name of the key of the marks. */
export const MARK_KEY = 'pesel.mark';

export interface PeselColumns {
  readonly pesel_sealed: Buffer | null;
  readonly pesel_mark: string | null;
}

/** Columns of students without a PESEL. */
export const NO_PESEL: PeselColumns = { pesel_sealed: null, pesel_mark: null };

/**
 * Makes the columns of PESEL numbers: sealed for reading, a keyed mark for finding a second record of one person.
 *
 * Errors  `students.bad_pesel` with the rule that is broken
 */
export const peselSealer = async (
  tx: SchoolTx,
  keys: KeyStore,
): Promise<(pesel: string) => PeselColumns> => {
  const markKey = await keys.ensure(tx, MARK_KEY);
  return (pesel) => {
    const found = readPesel(pesel);
    if (!found.ok) throw new AppError('invalid', 'students.bad_pesel', { rule: found.fault });
    return {
      pesel_sealed: keys.seal(tx.schoolId, PURPOSE, Buffer.from(pesel, 'ascii')),
      pesel_mark: createHmac('sha256', markKey).update(pesel).digest('hex'),
    };
  };
};

export const openPesel = (keys: KeyStore, schoolId: string, sealed: Buffer): string =>
  keys.open(schoolId, PURPOSE, sealed).toString('ascii');

/** The student who has this PESEL already, if it is another one; those who left are found too. */
const holderOf = async (
  read: SchoolRead,
  mark: string | null,
  studentId: string | undefined,
): Promise<PersonId | undefined> => {
  if (mark === null) return undefined;
  const row = await read
    .from('student')
    .select('id')
    .where('pesel_mark', '=', mark)
    .executeTakeFirst();
  return row === undefined || row.id === studentId ? undefined : row.id;
};

/**
 * Refuses a PESEL that another record of the school holds. Which record is said only to who may see it.
 *
 * Errors  `students.pesel_taken`, with `studentId` when the scope reaches that student
 */
export const refuseSecond = async (
  read: SchoolRead,
  scope: Scope,
  columns: PeselColumns,
  studentId?: string,
): Promise<void> => {
  const holder = await holderOf(read, columns.pesel_mark, studentId);
  if (holder === undefined) return;
  const isSeen = reaches(await personsWithin(read, scope), holder);
  throw new AppError('conflict', 'students.pesel_taken', isSeen ? { studentId: holder } : {});
};

/** Errors: `students.pesel_other_date` when number and date of birth contradict each other. */
export const requireSameDate = (pesel: string, bornOn: string | null | undefined): void => {
  const found = readPesel(pesel);
  if (found.ok && bornOn !== null && bornOn !== undefined && found.bornOn !== bornOn)
    throw new AppError('invalid', 'students.pesel_other_date');
};
