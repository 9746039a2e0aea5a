import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { informationReleaseTable, parentContactTable } from './tables.ts';

const shared = {
  source: 'school',
  collected: 'office',
  recipients: ['direction', 'homeroom'],
} as const;

export const classLifeSubjectData: readonly SubjectData[] = [
  {
    table: parentContactTable,
    column: 'student_id',
    ...shared,
    withheld: ['about', 'difficulty'],
    newestBy: 'happened_on',
  },
  { table: informationReleaseTable, column: 'student_id', ...shared, newestBy: 'released_on' },
];
