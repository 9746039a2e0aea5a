import { createHmac } from 'node:crypto';
import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import { type PersonName, personsByIds, renamePerson } from '../persons/api.ts';
import { MARK_KEY, peselSealer } from './pesel.ts';
import { staysOn } from './store.ts';

/** A student of the school, past ones included, as a list from elsewhere is compared with. */
export interface KnownStudent extends PersonName {
  readonly studentId: PersonId;
  readonly bornOn: string | null;
  readonly leftOn: string | null;
  /** Keyed hash of the PESEL; compare it with `markOf`. */
  readonly peselMark: string | null;
  /** Class and number on the date asked for, if in one. */
  readonly classId?: ClassId;
  readonly numberInClass?: number;
  /** The last stay, which may begin after that date. */
  readonly last?: { readonly classId: ClassId; readonly from: string };
}

const lastStays = async (
  read: SchoolRead,
): Promise<ReadonlyMap<PersonId, NonNullable<KnownStudent['last']>>> => {
  const rows = await read
    .from('class_member')
    .select(['student_id', 'class_id', 'first_day'])
    .orderBy('first_day')
    .execute();
  return new Map(
    rows.map((row) => [row.student_id, { classId: row.class_id, from: row.first_day }]),
  );
};

/** All students of the school with what tells one from another; a few queries, whatever their number. */
export const knownStudents = async (read: SchoolRead, date: string): Promise<KnownStudent[]> => {
  const rows = await read
    .from('student')
    .select(['id', 'born_on', 'left_on', 'pesel_mark'])
    .execute();
  const names = await personsByIds(
    read,
    rows.map((row) => row.id),
  );
  const stays = new Map((await staysOn(read, date)).map((stay) => [stay.studentId, stay]));
  const lasts = await lastStays(read);
  return rows.map((row) => {
    const stay = stays.get(row.id);
    const last = lasts.get(row.id);
    return {
      studentId: row.id,
      firstName: names.get(row.id)?.firstName ?? '',
      lastName: names.get(row.id)?.lastName ?? '',
      bornOn: row.born_on,
      leftOn: row.left_on,
      peselMark: row.pesel_mark,
      ...(stay && { classId: stay.classId, numberInClass: stay.numberInClass }),
      ...(last && { last }),
    };
  });
};

/** Makes the marks by which a PESEL is found; undefined while the school never kept one. */
export const peselMarker = async (
  read: SchoolRead,
  keys: KeyStore,
): Promise<((pesel: string) => string) | undefined> => {
  const key = await keys.get(read, MARK_KEY);
  return key && ((pesel) => createHmac('sha256', key).update(pesel).digest('hex'));
};

/** Makes the school's key of PESEL numbers where there is none yet. */
export const ensurePeselKey = async (tx: SchoolTx, keys: KeyStore): Promise<void> => {
  await keys.ensure(tx, MARK_KEY);
};

export interface StudentCorrection extends Partial<PersonName> {
  readonly studentId: PersonId;
  readonly bornOn?: string;
  readonly pesel?: string;
}

/** Writes what a list from elsewhere knows better. Errors: `students.bad_pesel`, `kernel.duplicate` for a PESEL of another one. */
export const correctStudents = async (
  tx: SchoolTx,
  keys: KeyStore,
  corrections: readonly StudentCorrection[],
): Promise<void> => {
  if (corrections.length === 0) return;
  const seal = await peselSealer(tx, keys);
  const names = await personsByIds(
    tx,
    corrections.map((each) => each.studentId),
  );
  for (const { studentId, firstName, lastName, bornOn, pesel } of corrections) {
    const name = names.get(studentId);
    if (name !== undefined && (firstName !== undefined || lastName !== undefined))
      await renamePerson(tx, studentId, {
        firstName: firstName ?? name.firstName,
        lastName: lastName ?? name.lastName,
      });
    await tx.update('student', studentId, {
      ...(bornOn === undefined ? {} : { born_on: bornOn }),
      ...(pesel === undefined ? {} : seal(pesel)),
    });
    tx.announce('person.changed', { personId: studentId });
  }
};
