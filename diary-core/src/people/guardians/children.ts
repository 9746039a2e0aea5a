import type { Child } from '@furtka/core-contract/api';
import type { PersonId, StudentId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { personsByIds } from '../persons/api.ts';
import { classesByStudentOn } from '../students/api.ts';
import { childrenOf } from './api.ts';

/** The children of the guardians of a scope in one school, in the order in which they were entered; each once. */
export const childrenWithin = async (
  read: SchoolRead,
  scope: Scope<'child.read'>,
  date: string,
): Promise<Child[]> => {
  const guardianIds = scope.grants.flatMap(({ grant, personId }) =>
    grant === 'ownChildren' && personId !== undefined ? [personId] : [],
  );
  const bonds = await childrenOf(read, guardianIds, date);
  const ids = [...new Set(bonds.map((bond) => bond.studentId))];
  const names = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, date, ids);
  return ids.map((id) => ({
    // The id of a student is the id of that person; the contract gives it a brand of its own.
    studentId: id as PersonId & StudentId,
    schoolId: read.schoolId,
    firstName: names.get(id)?.firstName ?? '',
    lastName: names.get(id)?.lastName ?? '',
    className: classes.get(id)?.name ?? '',
  }));
};
