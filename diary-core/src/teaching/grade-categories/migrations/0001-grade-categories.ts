import type { Migration } from '../../../kernel/db/migration.ts';
import { gradeCategoryTable } from '../tables.ts';

export const gradeCategories0001: Migration = {
  id: '0001-grade-categories',
  up: (m) => m.create(gradeCategoryTable),
};
