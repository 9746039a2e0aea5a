import { defineFeature } from '../../kernel/feature.ts';
import { classSectionsHolds } from './holds.ts';
import { classSections0001 } from './migrations/0001-class-sections.ts';
import { classSections0002 } from './migrations/0002-terms.ts';
import { classSections0003 } from './migrations/0003-units.ts';
import { classPermissions } from './permissions.ts';
import { classRoutes } from './routes.ts';
import { classTermTable, classUnitTable, schoolClassTable } from './tables.ts';

/** Classes: the groups of students that have their lessons together. */
export const classSections = defineFeature({
  name: 'school/class-sections',
  nouns: ['schoolClass', 'gradeLevel'],
  recorded: {
    acts: ['class.add', 'class.change', 'class.remove'],
    subjects: ['schoolClass'],
  },
  tables: [schoolClassTable, classUnitTable, classTermTable],
  holds: classSectionsHolds,
  migrations: [classSections0001, classSections0002, classSections0003],
  permissions: classPermissions,
  errors: {
    'classSections.terms_faulty': 'invalid',
    'classSections.terms_outside_year': 'conflict',
    'classSections.in_use': 'conflict',
  },
  announces: ['class.changed'],
  routes: classRoutes,
});
