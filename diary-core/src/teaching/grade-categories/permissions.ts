import type { Permissions } from '../../kernel/access/grants.ts';
import { everyPerson, nobody } from '../../school/no-rights.ts';

/** PERM-03, ADMIN-09: the administrator keeps the categories of the whole school; whoever sees grades may know their names. */
export const gradeCategoryPermissions = {
  'gradeCategory.read': everyPerson,
  'gradeCategory.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
