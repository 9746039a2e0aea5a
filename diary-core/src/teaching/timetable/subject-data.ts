import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { plannedLessonTable, timetableVersionTable } from './tables.ts';

const ofTeachers = {
  source: 'school',
  collected: 'office',
  recipients: ['person', 'guardians', 'office', 'direction', 'teachers'],
} as const;

export const timetableSubjectData: readonly SubjectData[] = [
  { table: plannedLessonTable, column: 'teacher_id', ...ofTeachers },
  { table: timetableVersionTable, column: 'owner_id', ...ofTeachers },
];
