import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { groupMemberTable, studentGroupTable } from './tables.ts';

const shared = {
  source: 'school',
  collected: 'office',
  recipients: ['person', 'guardians', 'office', 'direction', 'homeroom', 'teachers'],
} as const;

export const groupSubjectData: readonly SubjectData[] = [
  { table: groupMemberTable, column: 'student_id', ...shared, newestBy: 'first_day' },
  { table: studentGroupTable, column: 'teacher_id', ...shared },
];
