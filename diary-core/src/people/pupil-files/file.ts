import type { PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { guardianPhones } from '../guardians/api.ts';
import { type EditMode, studentDetail } from '../students/api.ts';
import { type Address, type Fact, type IdentityDocument, missingOf } from './domain.ts';
import type { HistoryLine, PupilFile } from './schema.ts';
import { allFacts, holdingFacts, openProposalCount } from './store.ts';

/** The value of a field of which there is one. */
const only = (facts: readonly Fact[], field: Fact['field']): string | null =>
  facts.find((fact) => fact.field === field)?.value ?? null;

const addressOf = (facts: readonly Fact[], field: Fact['field']): Address | null => {
  const text = only(facts, field);
  return text === null ? null : (JSON.parse(text) as Address);
};

/** What the school keeps of one student within the scope. Errors: `kernel.not_found`. */
export const pupilFile = async (
  read: SchoolRead,
  scope: Scope,
  studentId: PersonId,
  { date, mode }: { readonly date: string; readonly mode: EditMode },
): Promise<PupilFile> => {
  const student = await studentDetail(read, scope, studentId, date);
  const facts = await holdingFacts(read, studentId);
  const phones = await guardianPhones(read, [studentId], date);
  const has = new Set([
    ...facts.map((fact) => fact.field),
    ...(student.bornOn === null ? [] : (['bornOn'] as const)),
    ...(student.hasPesel ? (['pesel'] as const) : []),
    ...(phones.has(studentId) ? (['guardianPhone'] as const) : []),
  ]);
  return {
    ...student,
    secondName: only(facts, 'secondName'),
    sex: only(facts, 'sex') as PupilFile['sex'],
    birthPlace: only(facts, 'birthPlace'),
    phone: only(facts, 'phone'),
    email: only(facts, 'email'),
    homeAddress: addressOf(facts, 'homeAddress'),
    registeredAddress: addressOf(facts, 'registeredAddress'),
    postalAddress: addressOf(facts, 'postalAddress'),
    citizenships: facts.flatMap(({ field, value }) => (field === 'citizenship' ? [value] : [])),
    documents: facts.flatMap(({ field, value }) =>
      field === 'document' ? [JSON.parse(value) as IdentityDocument] : [],
    ),
    missing: missingOf(has),
    mode,
    openProposals: await openProposalCount(read, studentId),
  };
};

const toLine = (row: Row<'student_fact'>): HistoryLine => ({
  factId: row.id,
  field: row.field,
  value: row.value,
  from: row.first_day,
  to: row.last_day,
  writtenAtUtc: row.written_at_utc,
  writtenBy: row.written_by_name,
});

/** Who wrote what, and from when to when it held; the caller has checked the scope. */
export const fileHistory = async (read: SchoolRead, studentId: PersonId): Promise<HistoryLine[]> =>
  (await allFacts(read, studentId)).map(toLine);
