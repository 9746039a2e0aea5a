import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { cardTable } from './tables.ts';

export const cardSubjectData: readonly SubjectData[] = [
  {
    table: cardTable,
    column: 'holder_id',
    source: 'school',
    collected: 'office',
    recipients: ['person', 'guardians', 'office', 'direction', 'gatehouse'],
    newestBy: 'created_at_utc',
  },
];
