import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements 4.1: technical settings and archives are the administrator's. */
export const keepingPermissions = {
  'keeping.read': { ...nobody, admin: 'school' },
  'keeping.copy': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
