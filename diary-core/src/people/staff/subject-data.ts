import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { homeroomAssignmentTable, homeroomDeputyTable, staffMemberTable } from './tables.ts';

const shared = {
  source: 'school',
  collected: 'office',
  recipients: ['person', 'office', 'direction', 'teachers', 'guardians'],
} as const;

export const staffSubjectData: readonly SubjectData[] = [
  { table: staffMemberTable, column: 'id', ...shared },
  { table: homeroomAssignmentTable, column: 'teacher_id', ...shared, newestBy: 'first_day' },
  { table: homeroomDeputyTable, column: 'teacher_id', ...shared, newestBy: 'first_day' },
];
