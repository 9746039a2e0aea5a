import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { signInLinkTable } from './tables.ts';

export const signInLinkSubjectData: readonly SubjectData[] = [
  {
    table: signInLinkTable,
    column: 'account_id',
    by: 'account',
    recipients: ['person', 'administrator', 'provider'],
    source: 'system',
    collected: 'person',
  },
];
