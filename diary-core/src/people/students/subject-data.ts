import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { classMemberTable, studentPhotoTable, studentTable } from './tables.ts';

const family = { source: 'family', collected: 'office' } as const;

export const studentSubjectData: readonly SubjectData[] = [
  {
    table: studentTable,
    column: 'id',
    ...family,
    recipients: ['person', 'guardians', 'office', 'direction', 'homeroom', 'gatehouse'],
    /** It may speak of another person: who may not collect the child, and why. */
    withheld: ['gate_note'],
  },
  {
    table: classMemberTable,
    column: 'student_id',
    source: 'school',
    collected: 'office',
    recipients: ['person', 'guardians', 'office', 'direction', 'homeroom', 'teachers'],
    newestBy: 'first_day',
  },
  {
    table: studentPhotoTable,
    column: 'id',
    ...family,
    recipients: ['person', 'guardians', 'office', 'direction', 'gatehouse'],
  },
];
