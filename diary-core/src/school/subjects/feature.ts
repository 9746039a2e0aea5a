import { defineFeature } from '../../kernel/feature.ts';
import { subjectsHolds } from './holds.ts';
import { subjects0001 } from './migrations/0001-subjects.ts';
import { subjects0002 } from './migrations/0002-versions.ts';
import { subjectPermissions } from './permissions.ts';
import { subjectRoutes } from './routes.ts';
import { subjectTable } from './tables.ts';

/** What is taught. */
export const subjects = defineFeature({
  name: 'school/subjects',
  nouns: ['subject'],
  recorded: {
    acts: ['subject.add', 'subject.change', 'subject.remove'],
    subjects: ['subject'],
  },
  tables: [subjectTable],
  holds: subjectsHolds,
  migrations: [subjects0001, subjects0002],
  permissions: subjectPermissions,
  errors: { 'subjects.in_use': 'conflict' },
  routes: subjectRoutes,
});
