import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { termsReadingTable } from './tables.ts';

export const termsSubjectData: readonly SubjectData[] = [
  {
    table: termsReadingTable,
    column: 'account_id',
    by: 'account',
    source: 'system',
    collected: 'person',
    recipients: ['person', 'office', 'direction', 'administrator'],
    newestBy: 'read_at_utc',
  },
];
