import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { NewClass, SchoolClass } from './schema.ts';
import { classRowsById, classRowsOfYear, insertClasses, nameByClass } from './store.ts';
import { type ClassTerm, classTerms } from './terms.ts';

export type { NewClass, SchoolClass } from './schema.ts';
export { ClassParams, ClassTermsBody, ClassTermsReply } from './schema.ts';
export { requireTermsWithin, setClassTerms, termsReply } from './terms.ts';

/** Terms of a class: its own, or those of its school year. Errors: `kernel.not_found`. */
export const termsOfClass = async (
  read: SchoolRead,
  classId: ClassId,
): Promise<readonly ClassTerm[]> => (await classTerms(read, classId)).terms;

/** Classes of one school year by grade level, then name. */
export const classesOfYear = (read: SchoolRead, yearId: string): Promise<SchoolClass[]> =>
  classRowsOfYear(read, yearId);

/** Names of all classes the school ever had. */
export const classNames = (read: SchoolRead): Promise<ReadonlyMap<ClassId, string>> =>
  nameByClass(read);

/** These classes by their ids, of whatever year; those of another school are not in the answer. */
export const classesById = async (
  read: SchoolRead,
  classIds: readonly ClassId[],
): Promise<ReadonlyMap<ClassId, SchoolClass>> =>
  new Map((await classRowsById(read, classIds)).map((each) => [each.classId, each]));

/** Errors: `kernel.duplicate` when the year already has a class of that name. */
export const addClasses = async (tx: SchoolTx, classes: readonly NewClass[]): Promise<void> => {
  await insertClasses(tx, classes);
  for (const { classId } of classes) tx.announce('class.changed', { classId });
};
