import { AppError } from '../kernel/domain/app-error.ts';

/**
 * A change that removes a record: where others still refer to it, `code` says so (`conflict`) instead of the database's own word.
 * Stands around the whole change, since only there the database's refusal is known by its meaning.
 */
export const whenUnused = async <R>(code: string, change: Promise<R>): Promise<R> => {
  try {
    return await change;
  } catch (error) {
    if (error instanceof AppError && error.code === 'kernel.still_referenced')
      throw new AppError('conflict', code);
    throw error;
  }
};
