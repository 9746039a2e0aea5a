import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { classBodyMemberTable } from './tables.ts';

const shared = {
  source: 'school',
  collected: 'office',
  recipients: ['person', 'office', 'direction', 'teachers', 'guardians'],
} as const;

export const classBodySubjectData: readonly SubjectData[] = [
  { table: classBodyMemberTable, column: 'person_id', ...shared },
];
