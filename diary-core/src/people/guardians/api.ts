import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { addPersons, type PersonName } from '../persons/api.ts';
import { attendingStudents, attends } from '../students/api.ts';
import type { Guardianship, Relation } from './domain.ts';
import { bondsOn, insertBonds, insertGuardians } from './store.ts';

export type { Guardianship, Relation } from './domain.ts';

/** Children of these guardians on a date: bonds in force with students who still belong to the school (PRES-03). */
export const childrenOf = async (
  read: SchoolRead,
  guardianIds: readonly PersonId[],
  date: string,
): Promise<Guardianship[]> => {
  const bonds = await bondsOn(read, { guardianIds, on: date });
  if (bonds.length === 0) return [];
  const attending = await attendingStudents(read, date);
  return bonds.filter((bond) => attending.has(bond.studentId));
};

/** Bonds in force on a date, of all guardians of the school or of some. */
export const bondsOfSchoolOn = (
  read: SchoolRead,
  date: string,
  guardianIds?: readonly PersonId[],
): Promise<Guardianship[]> =>
  bondsOn(read, { on: date, ...(guardianIds === undefined ? {} : { guardianIds }) });

/** A student's guardians on a date. */
export const guardiansOf = (
  read: SchoolRead,
  studentId: PersonId,
  date: string,
): Promise<Guardianship[]> => bondsOn(read, { studentId, on: date });

/** Whether this guardian may see when this student came and went: bond in force, right not withdrawn, student still here. */
export const maySeePassages = async (
  read: SchoolRead,
  guardianId: PersonId,
  studentId: PersonId,
  date: string,
): Promise<boolean> => {
  const bonds = await bondsOn(read, { guardianIds: [guardianId], studentId, on: date });
  return bonds.some((bond) => bond.seesPassages) && attends(read, studentId, date);
};

export interface NewGuardian extends PersonName {
  readonly guardianId: PersonId;
  readonly phone?: string;
  readonly email?: string;
  readonly children: readonly {
    readonly studentId: PersonId;
    readonly relation: Relation;
    readonly seesPassages?: boolean;
  }[];
}

/** Puts in guardians with their children. `seesPassages` is true when left out. */
export const addGuardians = async (
  tx: SchoolTx,
  guardians: readonly NewGuardian[],
  from: string,
): Promise<void> => {
  await addPersons(
    tx,
    guardians.map((each) => ({
      personId: each.guardianId,
      kind: 'guardian',
      firstName: each.firstName,
      lastName: each.lastName,
    })),
  );
  await insertGuardians(
    tx,
    guardians.map(({ guardianId, phone, email }) => ({
      guardianId,
      phone: phone ?? null,
      email: email ?? null,
    })),
  );
  await insertBonds(
    tx,
    guardians.flatMap(({ guardianId, children }) =>
      children.map(({ studentId, relation, seesPassages }) => ({
        guardianId,
        studentId,
        relation,
        seesPassages: seesPassages ?? true,
        from,
        to: null,
      })),
    ),
  );
};
