import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { type PersonName, personsByIds } from '../persons/api.ts';
import type { Guardianship } from './domain.ts';
import { bondsOn, insertBonds } from './store.ts';

/** A guardian of the school, as a list from elsewhere is compared with. */
export interface KnownGuardian extends PersonName {
  readonly guardianId: PersonId;
  readonly phone: string | null;
  readonly email: string | null;
  /** Children whose guardian this person is on the date asked for. */
  readonly children: readonly PersonId[];
}

/** All guardians of the school with contacts and children; a few queries, whatever their number. */
export const knownGuardians = async (read: SchoolRead, date: string): Promise<KnownGuardian[]> => {
  const rows = await read.from('guardian').select(['id', 'phone', 'email']).execute();
  const names = await personsByIds(
    read,
    rows.map((row) => row.id),
  );
  const children = new Map<PersonId, PersonId[]>();
  for (const { guardianId, studentId } of await bondsOn(read, { on: date }))
    children.set(guardianId, [...(children.get(guardianId) ?? []), studentId]);
  return rows.map((row) => ({
    guardianId: row.id,
    firstName: names.get(row.id)?.firstName ?? '',
    lastName: names.get(row.id)?.lastName ?? '',
    phone: row.phone,
    email: row.email,
    children: children.get(row.id) ?? [],
  }));
};

export interface ContactCorrection {
  readonly guardianId: PersonId;
  readonly phone?: string;
  readonly email?: string;
}

/** Writes other contacts of guardians. */
export const correctContacts = async (
  tx: SchoolTx,
  corrections: readonly ContactCorrection[],
): Promise<void> => {
  for (const { guardianId, phone, email } of corrections) {
    await tx.update('guardian', guardianId, {
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
    });
    tx.announce('person.changed', { personId: guardianId });
  }
};

/** Ties guardians of the school to students. */
export const addBonds = async (
  tx: SchoolTx,
  bonds: readonly Omit<Guardianship, 'guardianshipId' | 'custody' | 'to' | 'version'>[],
): Promise<void> => {
  await insertBonds(
    tx,
    bonds.map((bond) => ({ ...bond, to: null })),
  );
  for (const { guardianId, studentId } of bonds)
    tx.announce('guardianship.changed', { guardianId, studentId });
};
