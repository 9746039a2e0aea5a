import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';

/** Nobody but the provider gets into the handle's school from now on. Errors: `schools.already_suspended`. */
export const suspendSchool = async (
  tx: SchoolTx,
  stamp: { readonly atUtc: number; readonly byName: string; readonly reason: string },
): Promise<void> => {
  if ((await tx.get('school_suspension', tx.schoolId)) !== undefined)
    throw new AppError('conflict', 'schools.already_suspended');
  await tx.insert('school_suspension', {
    id: tx.schoolId,
    school_id: tx.schoolId,
    since_utc: stamp.atUtc,
    by_name: stamp.byName,
    reason: stamp.reason.trim(),
  });
  tx.announce('school.changed', {});
};

/** Everybody gets in again as before. Errors: `schools.not_suspended`. */
export const resumeSchool = async (tx: SchoolTx): Promise<void> => {
  if ((await tx.get('school_suspension', tx.schoolId)) === undefined)
    throw new AppError('conflict', 'schools.not_suspended');
  await tx.remove('school_suspension', tx.schoolId);
  tx.announce('school.changed', {});
};
