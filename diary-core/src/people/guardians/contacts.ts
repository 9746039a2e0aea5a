import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { fullName, personById, personsByIds, renamePerson } from '../persons/api.ts';
import { attendingStudents, classesByStudentOn } from '../students/api.ts';
import type { GuardianChange, GuardianDetail } from './schema.ts';
import { bondsOn } from './store.ts';

/** One guardian with contacts and the children of a date. Errors: `kernel.not_found`. */
export const guardianDetail = async (
  read: SchoolRead,
  guardianId: PersonId,
  date: string,
): Promise<GuardianDetail> => {
  const { phone, email, version } = await read.require('guardian', guardianId);
  const name = await personById(read, guardianId);
  if (name === undefined) throw notFound('guardian');
  const attending = await attendingStudents(read, date);
  const bonds = (await bondsOn(read, { guardianIds: [guardianId], on: date })).filter((bond) =>
    attending.has(bond.studentId),
  );
  const ids = bonds.map((bond) => bond.studentId);
  const names = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, date, ids);
  return {
    guardianId,
    firstName: name.firstName,
    lastName: name.lastName,
    phone,
    email,
    version,
    children: bonds.map(({ studentId, relation, seesPassages }) => {
      const child = names.get(studentId);
      const its = classes.get(studentId);
      return {
        studentId,
        name: child === undefined ? '' : fullName(child),
        ...(its && { className: its.name }),
        relation,
        seesPassages,
      };
    }),
  };
};

/** Errors: `kernel.not_found`, `kernel.version_conflict` when somebody else changed it meanwhile. */
export const changeGuardian = async (
  tx: SchoolTx,
  guardianId: PersonId,
  { version, firstName, lastName, phone, email }: GuardianChange,
): Promise<void> => {
  await tx.update(
    'guardian',
    guardianId,
    {
      // Counts up for a new name too, which stands in another row.
      version: version + 1,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
    },
    { expectVersion: version },
  );
  const name = await personById(tx, guardianId);
  if (name === undefined) throw notFound('guardian');
  // Announces the change, also where only a contact is another.
  await renamePerson(tx, guardianId, {
    firstName: firstName ?? name.firstName,
    lastName: lastName ?? name.lastName,
  });
};
