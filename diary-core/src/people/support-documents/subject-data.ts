import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { supportDocumentTable } from './tables.ts';

const shared = {
  source: 'family',
  collected: 'office',
  recipients: ['person', 'guardians', 'direction', 'homeroom'],
} as const;

export const supportDocumentSubjectData: readonly SubjectData[] = [
  {
    table: supportDocumentTable,
    column: 'student_id',
    ...shared,
    newestBy: 'issued_on',
    guardedBy: 'supportDocument.read',
  },
];
