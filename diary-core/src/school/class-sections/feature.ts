import { defineFeature } from '../../kernel/feature.ts';
import { classSections0001 } from './migrations/0001-class-sections.ts';
import { classSections0002 } from './migrations/0002-terms.ts';
import { classPermissions } from './permissions.ts';
import { classRoutes } from './routes.ts';
import { classTermTable, schoolClassTable } from './tables.ts';

/** Classes: the groups of students that have their lessons together. */
export const classSections = defineFeature({
  name: 'school/class-sections',
  nouns: ['schoolClass', 'gradeLevel'],
  tables: [schoolClassTable, classTermTable],
  migrations: [classSections0001, classSections0002],
  permissions: classPermissions,
  errors: { 'classSections.terms_faulty': 'invalid' },
  announces: ['class.changed'],
  routes: classRoutes,
});
