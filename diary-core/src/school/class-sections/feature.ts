import { defineFeature } from '../../kernel/feature.ts';
import { classSections0001 } from './migrations/0001-class-sections.ts';
import { classPermissions } from './permissions.ts';
import { classRoutes } from './routes.ts';
import { schoolClassTable } from './tables.ts';

/** Classes: the groups of students that have their lessons together. */
export const classSections = defineFeature({
  name: 'school/class-sections',
  nouns: ['schoolClass', 'gradeLevel'],
  tables: [schoolClassTable],
  migrations: [classSections0001],
  permissions: classPermissions,
  announces: ['class.changed'],
  routes: classRoutes,
});
