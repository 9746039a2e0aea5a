import type { PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { classesByStudentOn, studentRecords } from '../students/api.ts';
import type { Fact } from './domain.ts';
import { proposalRows } from './proposals.ts';
import type { ProposalView } from './schema.ts';
import { holdingFactsOf } from './store.ts';
import { wantedOf } from './wanted.ts';

interface Known {
  readonly facts: readonly Fact[];
  /** Values that are kept with the person. */
  readonly kept: Readonly<Record<string, string | null | undefined>>;
}

const fieldsOf = (row: Row<'student_proposal'>, { facts, kept }: Known): ProposalView['fields'] => {
  const fields = [...wantedOf(row.change_json)].map(([field, proposed]) => {
    const inFacts = facts.filter((fact) => fact.field === field).map((fact) => fact.value);
    const value = kept[field];
    const now = value === undefined ? inFacts : value === null ? [] : [value];
    return { field, now, proposed: [...proposed] };
  });
  return row.pesel_sealed === null
    ? fields
    : [...fields, { field: 'pesel' as const, now: [], proposed: [] }];
};

/** Proposals with what stands in the file beside what is proposed; the number of queries does not grow with their number. */
export const listProposals = async (
  read: SchoolRead,
  scope: Scope<'studentProposal.read'>,
  filter: Parameters<typeof proposalRows>[2],
  date: string,
): Promise<ProposalView[]> => {
  const rows = await proposalRows(read, scope, filter);
  const ids = [...new Set(rows.map((row) => row.student_id))];
  const persons = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, date, ids);
  const students = await studentRecords(read, ids);
  const facts = await holdingFactsOf(read, ids);
  const knownOf = (studentId: PersonId): Known => ({
    facts: facts.get(studentId) ?? [],
    kept: {
      firstName: persons.get(studentId)?.firstName,
      lastName: persons.get(studentId)?.lastName,
      bornOn: students.get(studentId)?.bornOn,
    },
  });
  return rows.map((row) => {
    const person = persons.get(row.student_id);
    const its = classes.get(row.student_id);
    return {
      proposalId: row.id,
      studentId: row.student_id,
      name: person === undefined ? '' : fullName(person),
      ...(its && { className: its.name }),
      state: row.state,
      fields: fieldsOf(row, knownOf(row.student_id)),
      proposedAtUtc: row.proposed_at_utc,
      proposedBy: row.proposed_by_name,
      decidedBy: row.decided_by_name,
      decisionReason: row.decision_reason,
      fileVersion: students.get(row.student_id)?.version ?? 0,
      version: row.version,
    };
  });
};
