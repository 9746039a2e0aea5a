import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { addPersons, type PersonName } from '../persons/api.ts';
import { attendingStudents, attends } from '../students/api.ts';
import type { Guardianship, Relation } from './domain.ts';
import { bondsEver, bondsOn, insertBonds, insertGuardians, studentsWithPhone } from './store.ts';

export type { Guardianship, Relation } from './domain.ts';
export {
  addBonds,
  correctContacts,
  type KnownGuardian,
  knownGuardians,
} from './matching.ts';
export { bondsWithoutCollecting } from './store.ts';

/**
 * Children whom these guardians may see on a date: bonds in force that no decision closes, with students who still belong to the school
 * (PRES-03).
 */
export const childrenOf = async (
  read: SchoolRead,
  guardianIds: readonly PersonId[],
  date: string,
): Promise<Guardianship[]> => {
  const all = await bondsOn(read, { guardianIds, on: date });
  const bonds = all.filter(({ custody }) => custody.seesChild);
  if (bonds.length === 0) return [];
  const ids = [...new Set(bonds.map((bond) => bond.studentId))];
  const attending = await attendingStudents(read, date, ids);
  return bonds.filter((bond) => attending.has(bond.studentId));
};

/** Bonds in force on a date, of all guardians of the school or of some. */
export const bondsOfSchoolOn = (
  read: SchoolRead,
  date: string,
  guardianIds?: readonly PersonId[],
): Promise<Guardianship[]> =>
  bondsOn(read, { on: date, ...(guardianIds === undefined ? {} : { guardianIds }) });

/** Students of whom the school has a guardian's telephone number on a date. */
export const guardianPhones = async (
  read: SchoolRead,
  studentIds: readonly PersonId[],
  date: string,
): Promise<ReadonlySet<PersonId>> => new Set(await studentsWithPhone(read, studentIds, date));

/** Guardians who have or had no other child at this school: with the student they leave the school altogether. */
export const guardiansOnlyOf = async (
  read: SchoolRead,
  studentId: PersonId,
): Promise<PersonId[]> => {
  const bonds = await bondsEver(read, studentId);
  const others = new Set(
    bonds.filter((bond) => bond.studentId !== studentId).map((bond) => bond.guardianId),
  );
  const its = new Set(
    bonds.filter((bond) => bond.studentId === studentId).map((bond) => bond.guardianId),
  );
  return [...its].filter((guardianId) => !others.has(guardianId));
};

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
  const sees = bonds.some((bond) => bond.seesPassages && bond.custody.seesChild);
  return sees && attends(read, studentId, date);
};

/**
 * For acts of guardians in matters of a child. Errors: `guardians.no_decisions` when a decision took that from all of these guardians.
 */
export const requireDecides = async (
  read: SchoolRead,
  guardianIds: readonly PersonId[],
  studentId: PersonId,
  date: string,
): Promise<void> => {
  const bonds = await bondsOn(read, { guardianIds, studentId, on: date });
  if (!bonds.some(({ custody }) => custody.seesChild && custody.decides))
    throw new AppError('forbidden', 'guardians.no_decisions');
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
