import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** ACCT-42, PERM-01: the superadministrator keeps the schools of the contract; nobody of a school sees another one. */
export const providerPermissions = {
  'providedSchool.read': { ...nobody, superadmin: 'school' },
  'providedSchool.write': { ...nobody, superadmin: 'school' },
} as const satisfies Permissions;
