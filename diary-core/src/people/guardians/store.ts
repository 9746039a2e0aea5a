import type { Brand, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Guardianship } from './domain.ts';

export interface BondFilter {
  readonly guardianIds?: readonly PersonId[];
  readonly studentId?: PersonId;
  /** School date on which the bond must hold. */
  readonly on: string;
}

/** Bonds in force, in the order in which they were made. */
export const bondsOn = async (read: SchoolRead, filter: BondFilter): Promise<Guardianship[]> => {
  if (filter.guardianIds?.length === 0) return [];
  let query = read
    .from('guardianship')
    .select([
      'id as guardianshipId',
      'guardian_id as guardianId',
      'student_id as studentId',
      'relation',
      'may_see_passages as maySeePassages',
      'first_day as from',
      'last_day as to',
    ])
    .where('first_day', '<=', filter.on)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', filter.on)]));
  if (filter.guardianIds !== undefined) {
    query = query.where('guardian_id', 'in', [...filter.guardianIds]);
  }
  if (filter.studentId !== undefined) query = query.where('student_id', '=', filter.studentId);
  const rows = await query.orderBy('id').execute();
  return rows.map(({ maySeePassages, ...row }) => ({ ...row, seesPassages: maySeePassages }));
};

export interface Contact {
  readonly phone: string | null;
  readonly email: string | null;
}

export const contactsOf = async (
  read: SchoolRead,
  guardianIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Contact>> => {
  if (guardianIds.length === 0) return new Map();
  const rows = await read
    .from('guardian')
    .select(['id', 'phone', 'email'])
    .where('id', 'in', [...guardianIds])
    .execute();
  return new Map(rows.map(({ id, phone, email }) => [id, { phone, email }]));
};

export const insertGuardians = (
  tx: SchoolTx,
  guardians: readonly ({ readonly guardianId: PersonId } & Contact)[],
): Promise<void> =>
  tx.insertMany(
    'guardian',
    guardians.map(({ guardianId, phone, email }) => ({ id: guardianId, phone, email, version: 1 })),
  );

export const insertBonds = (
  tx: SchoolTx,
  bonds: readonly Omit<Guardianship, 'guardianshipId'>[],
): Promise<void> =>
  tx.insertMany(
    'guardianship',
    bonds.map((bond) => ({
      id: tx.newId<'GuardianshipId'>(),
      guardian_id: bond.guardianId,
      student_id: bond.studentId,
      relation: bond.relation,
      may_see_passages: bond.seesPassages,
      first_day: bond.from,
      last_day: bond.to,
      version: 1,
    })),
  );

export const updateBond = async (
  tx: SchoolTx,
  guardianshipId: string,
  change: { readonly seesPassages?: boolean; readonly to?: string },
): Promise<void> => {
  await tx.update('guardianship', guardianshipId as Brand<'GuardianshipId'>, {
    ...(change.seesPassages === undefined ? {} : { may_see_passages: change.seesPassages }),
    ...(change.to === undefined ? {} : { last_day: change.to }),
  });
};
