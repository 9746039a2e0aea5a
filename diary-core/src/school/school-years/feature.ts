import { defineFeature } from '../../kernel/feature.ts';
import { schoolYears0001 } from './migrations/0001-school-years.ts';
import { schoolYearPermissions } from './permissions.ts';
import { schoolYearRoutes } from './routes.ts';
import { schoolYearTable, termTable } from './tables.ts';

/** School years and their terms. */
export const schoolYears = defineFeature({
  name: 'school/school-years',
  nouns: ['schoolYear', 'term'],
  tables: [schoolYearTable, termTable],
  migrations: [schoolYears0001],
  permissions: schoolYearPermissions,
  errors: { 'schoolYears.faulty': 'invalid' },
  announces: ['calendar.changed'],
  routes: schoolYearRoutes,
});
