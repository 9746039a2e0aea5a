import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { dayBefore } from '../../school/school-date.ts';
import { personsByIds } from '../persons/api.ts';
import { addGuardians } from './api.ts';
import { type CustodyRights, custodyFault, type Guardianship } from './domain.ts';
import type { CustodyBody, GuardianRow, NewGuardianBody } from './schema.ts';
import { bondsOn, contactsOf, insertBonds, updateBond, updateCustody } from './store.ts';

export const listGuardians = async (
  read: SchoolRead,
  studentId: PersonId,
  date: string,
): Promise<GuardianRow[]> => {
  const bonds = await bondsOn(read, { studentId, on: date });
  const ids = bonds.map((bond) => bond.guardianId);
  const names = await personsByIds(read, ids);
  const contacts = await contactsOf(read, ids);
  return bonds.map(({ guardianId, relation, seesPassages, custody, version }) => {
    const { phone, email } = contacts.get(guardianId) ?? { phone: null, email: null };
    return {
      guardianId,
      firstName: names.get(guardianId)?.firstName ?? '',
      lastName: names.get(guardianId)?.lastName ?? '',
      relation,
      seesPassages,
      ...(phone === null ? {} : { phone }),
      ...(email === null ? {} : { email }),
      custody: { ...custody, version },
    };
  });
};

/** Errors: `guardians.already_guardian`, `kernel.not_found` for a guardian of another school. */
export const addGuardian = async (
  tx: SchoolTx,
  studentId: PersonId,
  body: NewGuardianBody,
  today: string,
): Promise<void> => {
  const { relation, seesPassages = true } = body;
  if ('guardianId' in body) {
    const { guardianId } = body;
    await tx.require('guardian', guardianId);
    const present = await bondsOn(tx, { guardianIds: [guardianId], studentId, on: today });
    if (present.length > 0) throw new AppError('conflict', 'guardians.already_guardian');
    const bond = { guardianId, studentId, relation, seesPassages, from: today, to: null };
    await insertBonds(tx, [bond]);
    tx.announce('guardianship.changed', { guardianId, studentId });
    return;
  }
  const { relation: _relation, seesPassages: _seesPassages, ...person } = body;
  const guardianId = tx.newId<'PersonId'>();
  const children = [{ studentId, relation, seesPassages }];
  await addGuardians(tx, [{ ...person, guardianId, children }], today);
  tx.announce('guardianship.changed', { guardianId, studentId });
};

const requireBond = async (
  tx: SchoolTx,
  pair: { readonly guardianId: PersonId; readonly studentId: PersonId },
  today: string,
): Promise<Guardianship> => {
  const { guardianId, studentId } = pair;
  const [bond] = await bondsOn(tx, { guardianIds: [guardianId], studentId, on: today });
  if (bond === undefined) throw notFound('guardian');
  return bond;
};

export const setSeesPassages = async (
  tx: SchoolTx,
  pair: { readonly guardianId: PersonId; readonly studentId: PersonId },
  seesPassages: boolean,
  today: string,
): Promise<void> => {
  const bond = await requireBond(tx, pair, today);
  await updateBond(tx, bond.guardianshipId, { seesPassages });
  tx.announce('guardianship.changed', { ...pair });
};

/**
 * What a guardian may see, decide and collect from now on; it counts from the guardian's next request.
 *
 * Errors  `guardians.court_reference_needed`, `guardians.deprived_decides`, `kernel.version_conflict`, `kernel.not_found`
 */
export const setCustody = async (
  tx: SchoolTx,
  pair: { readonly guardianId: PersonId; readonly studentId: PersonId },
  { version, reason: _reason, ...given }: CustodyBody,
  today: string,
): Promise<void> => {
  const bond = await requireBond(tx, pair, today);
  const custody: CustodyRights = { ...given, note: given.note?.trim() || null };
  const fault = custodyFault(custody);
  if (fault !== undefined) throw new AppError('invalid', fault);
  await updateCustody(tx, bond.guardianshipId, custody, version);
  tx.announce('guardianship.changed', { ...pair });
};

/** Ends the bond at once: its last day was yesterday. */
export const endGuardianship = async (
  tx: SchoolTx,
  pair: { readonly guardianId: PersonId; readonly studentId: PersonId },
  today: string,
): Promise<void> => {
  const bond = await requireBond(tx, pair, today);
  const to = dayBefore(today);
  await updateBond(tx, bond.guardianshipId, { to });
  tx.announce('guardianship.changed', { ...pair });
};
