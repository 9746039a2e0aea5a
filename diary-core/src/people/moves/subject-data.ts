import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { studentMoveTable } from './tables.ts';

export const moveSubjectData: readonly SubjectData[] = [
  {
    table: studentMoveTable,
    column: 'student_id',
    source: 'school',
    collected: 'office',
    recipients: ['person', 'guardians', 'office', 'direction', 'homeroom'],
    withheld: ['trace_json'],
    newestBy: 'first_day',
  },
];
