import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { sortKey } from '../../kernel/text/polish.ts';
import type { NewSubject, Subject } from './schema.ts';

/** Subjects in the order of the Polish alphabet. */
export const subjectRows = (read: SchoolRead): Promise<Subject[]> =>
  read
    .from('subject')
    .select(['id as subjectId', 'name', 'short_name as shortName', 'version'])
    .orderBy('sort_key')
    .orderBy('id')
    .execute();

export const insertSubjects = (tx: SchoolTx, subjects: readonly NewSubject[]): Promise<void> =>
  tx.insertMany(
    'subject',
    subjects.map((subject) => ({
      id: subject.subjectId as Brand<'SubjectId'>,
      name: subject.name.trim(),
      short_name: subject.shortName.trim(),
      sort_key: sortKey(subject.name),
      version: 1,
    })),
  );
