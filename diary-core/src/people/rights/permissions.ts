import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** PERM-04, PERM-46: the administrator and the superadministrator; PERM-49, CARD-42: what the director appoints. PERM-47: who reads. */
export const rightPermissions = {
  'right.read': {
    ...nobody,
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    superadmin: 'school',
    inspection: 'school',
  },
  'right.give': { ...nobody, director: 'school', admin: 'school', superadmin: 'school' },
} as const satisfies Permissions;
