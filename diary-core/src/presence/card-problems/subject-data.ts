import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { cardProblemTable } from './tables.ts';

export const cardProblemSubjectData: readonly SubjectData[] = [
  {
    table: cardProblemTable,
    column: 'holder_id',
    source: 'family',
    collected: 'person',
    recipients: ['person', 'guardians', 'homeroom', 'office'],
    newestBy: 'reported_at_utc',
  },
];
