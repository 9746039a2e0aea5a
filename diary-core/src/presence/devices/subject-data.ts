import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { doorHolderTable } from './tables.ts';

export const deviceSubjectData: readonly SubjectData[] = [
  {
    table: doorHolderTable,
    column: 'id',
    source: 'school',
    collected: 'office',
    recipients: ['administrator', 'gatehouse'],
  },
];
