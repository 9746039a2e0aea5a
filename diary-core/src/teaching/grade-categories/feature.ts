import { defineFeature } from '../../kernel/feature.ts';
import { gradeCategoriesHolds } from './holds.ts';
import { gradeCategories0001 } from './migrations/0001-grade-categories.ts';
import { gradeCategoryPermissions } from './permissions.ts';
import { gradeCategoryRoutes } from './routes.ts';
import { gradeCategoryTable } from './tables.ts';

/** Categories of grades, kept once for the whole school: test, answer, homework. */
export const gradeCategories = defineFeature({
  name: 'teaching/grade-categories',
  nouns: ['gradeCategory'],
  recorded: {
    acts: ['gradeCategory.add', 'gradeCategory.change', 'gradeCategory.remove'],
    subjects: ['gradeCategory'],
  },
  tables: [gradeCategoryTable],
  holds: gradeCategoriesHolds,
  migrations: [gradeCategories0001],
  permissions: gradeCategoryPermissions,
  errors: { 'gradeCategories.in_use': 'conflict' },
  routes: gradeCategoryRoutes,
});
