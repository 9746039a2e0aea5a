import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { guardianPhones } from '../guardians/api.ts';
import { studentRecords } from '../students/api.ts';
import { missingOf, type NeededField } from './domain.ts';
import { filledFields } from './store.ts';

export { NEEDED as NEEDED_FIELDS } from './domain.ts';

export interface FileState {
  readonly missing: readonly NeededField[];
  readonly version: number;
}

/** What is missing in the files of some students; three queries. */
export const missingByStudent = async (
  read: SchoolRead,
  studentIds: readonly PersonId[],
  date: string,
): Promise<ReadonlyMap<PersonId, FileState>> => {
  const fields = await filledFields(read, studentIds);
  const records = await studentRecords(read, studentIds);
  const phones = await guardianPhones(read, studentIds, date);
  return new Map(
    [...records].map(([studentId, record]) => {
      const has = new Set([
        ...(fields.get(studentId) ?? []),
        ...(record.bornOn === null ? [] : (['bornOn'] as const)),
        ...(record.hasPesel ? (['pesel'] as const) : []),
        ...(phones.has(studentId) ? (['guardianPhone'] as const) : []),
      ]);
      return [studentId, { missing: missingOf(has), version: record.version }];
    }),
  );
};
