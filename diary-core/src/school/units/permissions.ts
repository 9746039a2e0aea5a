import type { Permissions } from '../../kernel/access/grants.ts';
import { everyPerson, nobody } from '../no-rights.ts';

/** STRUCT-08, STRUCT-12: units are edited from the administrator's account only. */
export const unitPermissions = {
  'unit.read': everyPerson,
  'unit.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
