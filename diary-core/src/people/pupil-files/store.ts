import type { PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Fact, FactField } from './domain.ts';

const toFact = (row: Row<'student_fact'>): Fact => ({
  factId: row.id,
  field: row.field,
  value: row.value,
  from: row.first_day,
  to: row.last_day,
});

/** Facts that hold, by student, in the order in which they were written; one query. */
export const holdingFactsOf = async (
  read: SchoolRead,
  studentIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Fact[]>> => {
  if (studentIds.length === 0) return new Map();
  const rows = await read
    .from('student_fact')
    .selectAll()
    .where('student_id', 'in', [...studentIds])
    .where('last_day', 'is', null)
    .orderBy('written_at_utc')
    .orderBy('id')
    .execute();
  const found = new Map<PersonId, Fact[]>();
  for (const row of rows) {
    const facts = found.get(row.student_id) ?? [];
    found.set(row.student_id, facts);
    facts.push(toFact(row));
  }
  return found;
};

export const holdingFacts = async (
  read: SchoolRead,
  studentId: PersonId,
): Promise<readonly Fact[]> => (await holdingFactsOf(read, [studentId])).get(studentId) ?? [];

/** Which fields have a value, by student; one query. */
export const filledFields = async (
  read: SchoolRead,
  studentIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReadonlySet<FactField>>> => {
  if (studentIds.length === 0) return new Map();
  const rows = await read
    .from('student_fact')
    .select(['student_id as studentId', 'field'])
    .where('student_id', 'in', [...studentIds])
    .where('last_day', 'is', null)
    .execute();
  const found = new Map<PersonId, Set<FactField>>();
  for (const { studentId, field } of rows)
    found.set(studentId, (found.get(studentId) ?? new Set()).add(field));
  return found;
};

/** Everything that was ever written of a student, newest first. */
export const allFacts = (read: SchoolRead, studentId: PersonId): Promise<Row<'student_fact'>[]> =>
  read
    .from('student_fact')
    .selectAll()
    .where('student_id', '=', studentId)
    .orderBy('written_at_utc', 'desc')
    .orderBy('id', 'desc')
    .execute();

export interface Written {
  readonly studentId: PersonId;
  readonly atUtc: number;
  readonly byName: string;
}

export const insertFacts = (
  tx: SchoolTx,
  { studentId, atUtc, byName }: Written,
  facts: readonly (Omit<Fact, 'factId'> & { readonly byName?: string })[],
): Promise<void> =>
  tx.insertMany(
    'student_fact',
    facts.map((fact) => ({
      id: tx.newId<'StudentFactId'>(),
      student_id: studentId,
      field: fact.field,
      value: fact.value,
      first_day: fact.from,
      last_day: fact.to,
      written_at_utc: atUtc,
      written_by_name: fact.byName ?? byName,
    })),
  );

export const openProposalCount = async (read: SchoolRead, studentId: PersonId): Promise<number> => {
  const rows = await read
    .from('student_proposal')
    .select('id')
    .where('student_id', '=', studentId)
    .where('state', '=', 'open')
    .execute();
  return rows.length;
};
