import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { personTable } from './tables.ts';

export const personSubjectData: readonly SubjectData[] = [
  {
    table: personTable,
    column: 'id',
    source: 'family',
    collected: 'office',
    recipients: ['person', 'guardians', 'office', 'direction', 'homeroom', 'teachers', 'gatehouse'],
  },
];
