import type { PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import { dayBefore, isSchoolDate } from '../../school/school-date.ts';
import { personById } from '../persons/api.ts';
import { changeStudent, requireStudentWithin } from '../students/api.ts';
import { type Fact, type FactField, planFacts } from './domain.ts';
import type { FileChange } from './schema.ts';
import { holdingFacts, insertFacts, type Written } from './store.ts';
import { wantedOf } from './wanted.ts';

export interface Author {
  readonly byName: string;
  readonly atUtc: number;
  /** School date. */
  readonly today: string;
}

/**
 * Names and date of birth are kept with the person: what stood there before the first change is taken into the history, since when the
 * student belongs to the school.
 */
const keptElsewhere = async (
  tx: SchoolTx,
  studentId: PersonId,
  facts: readonly Fact[],
  change: FileChange,
): Promise<Omit<Fact, 'factId'>[]> => {
  const student = await tx.require('student', studentId);
  const person = await personById(tx, studentId);
  const now: readonly (readonly [FactField, string | null | undefined])[] = [
    ['firstName', person?.firstName],
    ['lastName', person?.lastName],
    ['bornOn', student.born_on],
  ];
  return now.flatMap(([field, value]) =>
    value === null ||
    value === undefined ||
    change[field as 'firstName'] === undefined ||
    facts.some((fact) => fact.field === field)
      ? []
      : [{ field, value, from: student.joined_on, to: null }],
  );
};

/** Errors: `students.no_such_date`, `pupilFiles.in_future`, `pupilFiles.document_twice`. */
const requireSound = (change: FileChange, today: string): string => {
  const { from = today, documents = [] } = change;
  const dates = [from, ...documents.flatMap(({ validUntil }) => validUntil ?? [])];
  if (!dates.every(isSchoolDate)) throw new AppError('invalid', 'students.no_such_date');
  if (from > today || (change.bornOn ?? today) > today)
    throw new AppError('invalid', 'pupilFiles.in_future');
  const numbers = documents.map(({ kind, number, country }) => `${country} ${kind} ${number}`);
  if (new Set(numbers).size < numbers.length)
    throw new AppError('invalid', 'pupilFiles.document_twice');
  return from;
};

/**
 * Changes the file of a student: what held ends the day before, what is new begins, and both stay in the history.
 *
 * Errors  `kernel.not_found`, `kernel.version_conflict`, `pupilFiles.in_future`, `pupilFiles.document_twice`, those of a student's PESEL
 */
export const changeFile = async (
  tx: SchoolTx,
  keys: KeyStore,
  scope: Scope,
  { studentId, change, author }: { studentId: PersonId; change: FileChange; author: Author },
): Promise<void> => {
  await requireStudentWithin(tx, scope, studentId);
  const from = requireSound(change, author.today);
  const written: Written = { studentId, ...author };
  const taken = await keptElsewhere(tx, studentId, await holdingFacts(tx, studentId), change);
  await insertFacts(
    tx,
    written,
    taken.map((fact) => ({ ...fact, byName: '' })),
  );
  const { version, firstName, lastName, bornOn, pesel } = change;
  await changeStudent(tx, keys, scope, studentId, {
    version,
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(bornOn === undefined ? {} : { bornOn }),
    ...(pesel === undefined ? {} : { pesel }),
  });
  const plan = planFacts(await holdingFacts(tx, studentId), wantedOf(change));
  for (const { factId } of plan.ended)
    await tx.update('student_fact', factId, { last_day: dayBefore(from) });
  const traces = pesel === undefined ? [] : [{ field: 'pesel' as const, value: '' }];
  await insertFacts(tx, written, [
    ...plan.added.map((fact) => ({ ...fact, from, to: null })),
    ...traces.map((fact) => ({ ...fact, from, to: from })),
  ]);
};
