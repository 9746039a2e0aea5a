import { AppError } from '../domain/app-error.ts';

/** Where the fault lies, for a screen that says it in the reader's language. */
export const COPY_FAULTS = ['folder', 'key', 'database', 'room', 'other'] as const;
export type CopyFault = (typeof COPY_FAULTS)[number];

/** A copy that cannot be made or restored; the sentence is for the person who asked, nothing was changed then. */
export const copyFault = (
  sentence: string,
  cause?: unknown,
  where: CopyFault = 'other',
): AppError => new AppError('unavailable', 'kernel.copy_failed', { sentence, where }, { cause });

/** Where a failure lies, whatever threw it. */
export const whereOf = (error: unknown): CopyFault => {
  const where = error instanceof AppError ? error.details['where'] : undefined;
  return COPY_FAULTS.find((one) => one === where) ?? 'other';
};

/** The code of a fault that the system or the database itself tells, `''` for any other. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export const DAMAGED = 'The copy is damaged or cut short; take another one.';
