import type { SchoolDb } from '../db/handles.ts';
import { AppError } from '../domain/app-error.ts';
import type { TestKit } from './kit.ts';

/** What a request is answered whose act went through, and was then undone. */
export const TAKEN_BACK = 'testing.taken_back';

const undone = (school: SchoolDb): SchoolDb => ({
  schoolId: school.schoolId,
  read: (fn) => school.read(fn),
  change: (options, fn) =>
    school.change(options, async (tx) => {
      await fn(tx);
      throw new AppError('conflict', TAKEN_BACK);
    }),
});

/**
 * Lets requests act on the data of a school and leave none of it behind: each change is undone in the moment in which it would be
 * committed, and its request is refused with `TAKEN_BACK`. Nothing else may act on the kit meanwhile.
 */
export const withoutTrace = async <R>(kit: TestKit, fn: () => Promise<R>): Promise<R> => {
  const { db } = kit;
  const { forSchool } = db;
  try {
    Object.assign(db, { forSchool: (schoolId: never) => undone(forSchool(schoolId)) });
    return await fn();
  } finally {
    Object.assign(db, { forSchool });
  }
};
