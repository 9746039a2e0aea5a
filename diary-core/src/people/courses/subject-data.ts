import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { courseTeacherTable } from './tables.ts';

const shared = {
  source: 'school',
  collected: 'office',
  recipients: ['person', 'office', 'direction', 'teachers', 'guardians'],
} as const;

export const courseSubjectData: readonly SubjectData[] = [
  { table: courseTeacherTable, column: 'teacher_id', ...shared, newestBy: 'first_day' },
];
