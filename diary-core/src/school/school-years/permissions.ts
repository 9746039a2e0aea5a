import type { Permissions } from '../../kernel/access/grants.ts';
import { everyPerson, nobody } from '../no-rights.ts';

export const schoolYearPermissions = {
  'schoolYear.read': everyPerson,
  'schoolYear.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
