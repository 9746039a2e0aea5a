import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { cardNoteTable } from './tables.ts';

export const gatehouseSubjectData: readonly SubjectData[] = [
  {
    table: cardNoteTable,
    column: 'student_id',
    source: 'doors',
    collected: 'automatic',
    recipients: ['homeroom', 'gatehouse'],
    newestBy: 'made_at_utc',
  },
];
