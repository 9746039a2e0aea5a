import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { NewSubject, Subject } from './schema.ts';
import { insertSubjects, subjectRows } from './store.ts';

export type { NewSubject, Subject } from './schema.ts';

/** All subjects of the school in the order of the Polish alphabet. */
export const subjectsOf = (read: SchoolRead): Promise<Subject[]> => subjectRows(read);

/** Errors: `kernel.duplicate` for a name or short name that is taken. */
export const addSubjects = (tx: SchoolTx, subjects: readonly NewSubject[]): Promise<void> =>
  insertSubjects(tx, subjects);
