import {
  bytes,
  id,
  instant,
  integer,
  json,
  localDate,
  oneOf,
  text,
} from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { FACT_FIELDS } from './domain.ts';
import type { ProposedChange } from './schema.ts';
import { PROPOSAL_STATES } from './states.ts';

/** One value of a field of a student's file, from when to when, and who wrote it. */
export const studentFactTable = schoolTable(
  'student_fact',
  {
    id: id<'StudentFactId'>(),
    student_id: id<'PersonId'>(),
    field: oneOf(FACT_FIELDS),
    value: text().personal(),
    first_day: localDate(),
    /** Null while it holds. */
    last_day: localDate().nullable(),
    written_at_utc: instant(),
    written_by_name: text().personal(),
  },
  { index: [['student_id', 'field']], references: { student_id: 'student' } },
);

/** A change that a homeroom teacher asks the office for (C-14). */
export const studentProposalTable = schoolTable(
  'student_proposal',
  {
    id: id<'StudentProposalId'>(),
    student_id: id<'PersonId'>(),
    state: oneOf(PROPOSAL_STATES),
    change_json: json<ProposedChange>().personal(),
    /** Of a proposed PESEL; sealed as in the file itself. */
    pesel_sealed: bytes().nullable().secret(),
    proposed_at_utc: instant(),
    proposed_by_id: text(),
    proposed_by_name: text().personal(),
    decided_at_utc: instant().nullable(),
    decided_by_name: text().nullable().personal(),
    decision_reason: text().nullable().personal(),
    version: integer(),
  },
  { index: [['student_id'], ['state']], references: { student_id: 'student' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    student_fact: TableOf<typeof studentFactTable>;
    student_proposal: TableOf<typeof studentProposalTable>;
  }
}
