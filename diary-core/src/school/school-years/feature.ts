import { defineFeature } from '../../kernel/feature.ts';
import { schoolYearsHolds } from './holds.ts';
import { schoolYears0001 } from './migrations/0001-school-years.ts';
import { schoolYears0002 } from './migrations/0002-versions.ts';
import { schoolYearPermissions } from './permissions.ts';
import { schoolYearRoutes } from './routes.ts';
import { schoolYearTable, termTable } from './tables.ts';

/** School years and their terms. */
export const schoolYears = defineFeature({
  name: 'school/school-years',
  nouns: ['schoolYear', 'term'],
  recorded: {
    acts: ['schoolYear.add', 'schoolYear.remove'],
    subjects: ['schoolYear'],
  },
  tables: [schoolYearTable, termTable],
  holds: schoolYearsHolds,
  migrations: [schoolYears0001, schoolYears0002],
  permissions: schoolYearPermissions,
  errors: { 'schoolYears.faulty': 'invalid', 'schoolYears.in_use': 'conflict' },
  announces: ['calendar.changed'],
  routes: schoolYearRoutes,
});
