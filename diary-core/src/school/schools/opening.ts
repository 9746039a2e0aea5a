import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';

/** When the school was opened to guardians and students, system clock; `isOpen` without a time: it never was closed. */
export interface Opening {
  readonly isOpen: boolean;
  readonly openedAtUtc: number | null;
  readonly openedByName: string | null;
}

/** Whether guardians and students may get in. */
export const openingOf = async (read: SchoolRead): Promise<Opening> => {
  const row = await read
    .from('school_opening')
    .select(['opened_at_utc', 'opened_by_name'])
    .where('school_id', '=', read.schoolId)
    .executeTakeFirst();
  return {
    isOpen: row === undefined || row.opened_at_utc !== null,
    openedAtUtc: row?.opened_at_utc ?? null,
    openedByName: row?.opened_by_name ?? null,
  };
};

/** A new school begins closed: only those who work at it get in until it is opened. */
export const closeUntilOpened = async (tx: SchoolTx): Promise<void> => {
  await tx.insert('school_opening', {
    id: tx.schoolId,
    school_id: tx.schoolId,
    opened_at_utc: null,
    opened_by_name: null,
    version: 1,
  });
};

/** Lets guardians and students in, from now on and for good. Errors: `schools.already_open`. */
export const openSchool = async (
  tx: SchoolTx,
  stamp: { readonly atUtc: number; readonly byName: string },
): Promise<void> => {
  const row = await tx.get('school_opening', tx.schoolId);
  if (row === undefined || row.opened_at_utc !== null)
    throw new AppError('conflict', 'schools.already_open');
  const opened = { opened_at_utc: stamp.atUtc, opened_by_name: stamp.byName };
  await tx.update('school_opening', tx.schoolId, opened);
  tx.announce('school.changed', {});
};
