import { defineFeature } from '../../kernel/feature.ts';
import { subjects0001 } from './migrations/0001-subjects.ts';
import { subjectPermissions } from './permissions.ts';
import { subjectRoutes } from './routes.ts';
import { subjectTable } from './tables.ts';

/** What is taught. */
export const subjects = defineFeature({
  name: 'school/subjects',
  nouns: ['subject'],
  tables: [subjectTable],
  migrations: [subjects0001],
  permissions: subjectPermissions,
  routes: subjectRoutes,
});
