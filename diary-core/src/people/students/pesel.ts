import { createHmac } from 'node:crypto';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import { isPesel } from './domain.ts';

const PURPOSE = 'student.pesel';
const MARK_KEY = 'pesel.mark';

export interface PeselColumns {
  readonly pesel_sealed: Buffer | null;
  readonly pesel_mark: string | null;
}

/** Columns of students without a PESEL. */
export const NO_PESEL: PeselColumns = { pesel_sealed: null, pesel_mark: null };

/**
 * Makes the columns of PESEL numbers: sealed for reading, a keyed mark for finding a second record of one person.
 *
 * Errors  `students.bad_pesel` when the check digit is wrong
 */
export const peselSealer = async (
  tx: SchoolTx,
  keys: KeyStore,
): Promise<(pesel: string) => PeselColumns> => {
  const markKey = await keys.ensure(tx, MARK_KEY);
  return (pesel) => {
    if (!isPesel(pesel)) throw new AppError('invalid', 'students.bad_pesel');
    return {
      pesel_sealed: keys.seal(tx.schoolId, PURPOSE, Buffer.from(pesel, 'ascii')),
      pesel_mark: createHmac('sha256', markKey).update(pesel).digest('hex'),
    };
  };
};

export const openPesel = (keys: KeyStore, schoolId: string, sealed: Buffer): string =>
  keys.open(schoolId, PURPOSE, sealed).toString('ascii');
