import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { studentFactTable, studentProposalTable } from './tables.ts';

const shared = {
  source: 'family',
  collected: 'office',
  recipients: ['person', 'guardians', 'office', 'direction', 'homeroom'],
} as const;

export const pupilFileSubjectData: readonly SubjectData[] = [
  { table: studentFactTable, column: 'student_id', ...shared, newestBy: 'first_day' },
  {
    table: studentProposalTable,
    column: 'student_id',
    ...shared,
    withheld: ['proposed_by_id', 'decision_reason'],
    newestBy: 'proposed_at_utc',
  },
];
