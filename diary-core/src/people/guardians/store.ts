import type { Brand, PersonId } from '@furtka/core-contract/ids';
import type { Question, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { presentQuery } from '../students/api.ts';
import { type CustodyRights, FULL_CUSTODY, type Guardianship } from './domain.ts';

export interface BondFilter {
  readonly guardianIds?: readonly PersonId[];
  readonly studentId?: PersonId;
  /** School date on which the bond must hold. */
  readonly on: string;
}

/** Students of whom some guardian has a telephone number; one query. */
export const studentsWithPhone = async (
  read: SchoolRead,
  studentIds: readonly PersonId[],
  on: string,
): Promise<PersonId[]> => {
  if (studentIds.length === 0) return [];
  const rows = await read
    .from('guardianship as b')
    .innerJoin('guardian as g', (join) =>
      join.onRef('g.school_id', '=', 'b.school_id').onRef('g.id', '=', 'b.guardian_id'),
    )
    .select('b.student_id as studentId')
    .distinct()
    .where('b.student_id', 'in', [...studentIds])
    .where('b.first_day', '<=', on)
    .where((eb) => eb.or([eb('b.last_day', 'is', null), eb('b.last_day', '>=', on)]))
    .where('g.phone', 'is not', null)
    .execute();
  return rows.map((row) => row.studentId);
};

/** All bonds, ended ones included, of everybody who was ever a guardian of a student. */
export const bondsEver = async (
  read: SchoolRead,
  studentId: PersonId,
): Promise<{ readonly guardianId: PersonId; readonly studentId: PersonId }[]> => {
  const its = await read
    .from('guardianship')
    .select('guardian_id')
    .where('student_id', '=', studentId)
    .execute();
  if (its.length === 0) return [];
  return read
    .from('guardianship')
    .select(['guardian_id as guardianId', 'student_id as studentId'])
    .where(
      'guardian_id',
      'in',
      its.map((row) => row.guardian_id),
    )
    .execute();
};

/** Children that attend on a date, of guardians who may see them. */
export const childrenToSee: Question<PersonId, { readonly studentId: PersonId }> = {
  build: (read, guardianIds, on) =>
    read
      .from('guardianship')
      .select('student_id as studentId')
      .where('guardian_id', 'in', [...guardianIds])
      .where('first_day', '<=', on)
      .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', on)]))
      .where('may_see_child', '=', true)
      .where('student_id', 'in', presentQuery(read, on)),
};

/** Bonds in force, in the order in which they were made. */
/** Guardians who must not collect a student, of the whole school on a date. */
export const bondsWithoutCollecting = (
  read: SchoolRead,
  on: string,
): Promise<{ studentId: PersonId; guardianId: PersonId }[]> =>
  read
    .from('guardianship')
    .select(['student_id as studentId', 'guardian_id as guardianId'])
    .where('may_collect', '=', false)
    .where('first_day', '<=', on)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', on)]))
    .orderBy('id')
    .execute();

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
      'authority',
      'court_reference as courtReference',
      'may_see_child as maySeeChild',
      'may_decide as mayDecide',
      'may_collect as mayCollect',
      'custody_note as note',
      'version',
    ])
    .where('first_day', '<=', filter.on)
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', filter.on)]));
  if (filter.guardianIds !== undefined) {
    query = query.where('guardian_id', 'in', [...filter.guardianIds]);
  }
  if (filter.studentId !== undefined) query = query.where('student_id', '=', filter.studentId);
  const rows = await query.orderBy('id').execute();
  return rows.map((row) => ({
    guardianshipId: row.guardianshipId,
    guardianId: row.guardianId,
    studentId: row.studentId,
    relation: row.relation,
    seesPassages: row.maySeePassages,
    from: row.from,
    to: row.to,
    custody: {
      authority: row.authority,
      courtReference: row.courtReference,
      seesChild: row.maySeeChild,
      decides: row.mayDecide,
      collects: row.mayCollect,
      note: row.note,
    },
    version: row.version,
  }));
};

const custodyColumns = (custody: CustodyRights) => ({
  authority: custody.authority,
  court_reference: custody.courtReference,
  may_see_child: custody.seesChild,
  may_decide: custody.decides,
  may_collect: custody.collects,
  custody_note: custody.note,
});

/** Errors: `kernel.version_conflict`. */
export const updateCustody = async (
  tx: SchoolTx,
  guardianshipId: string,
  custody: CustodyRights,
  expectVersion: number,
): Promise<void> => {
  await tx.update('guardianship', guardianshipId, custodyColumns(custody), { expectVersion });
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
  bonds: readonly Omit<Guardianship, 'guardianshipId' | 'custody' | 'version'>[],
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
      ...custodyColumns(FULL_CUSTODY),
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
