import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { dataCheckTable, dataReportTable } from './tables.ts';

const shared = {
  source: 'school',
  collected: 'office',
  recipients: ['office', 'direction', 'homeroom'],
} as const;

export const dataCheckSubjectData: readonly SubjectData[] = [
  { table: dataCheckTable, column: 'student_id', ...shared, newestBy: 'checked_on' },
  { table: dataReportTable, column: 'student_id', ...shared, newestBy: 'reported_at_utc' },
];
