import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { dataRequestTable } from './tables.ts';

export const privacySubjectData: readonly SubjectData[] = [
  {
    table: dataRequestTable,
    column: 'person_id',
    source: 'family',
    collected: 'office',
    recipients: ['person', 'office', 'direction', 'administrator'],
    withheld: ['note'],
    newestBy: 'received_on',
  },
];
