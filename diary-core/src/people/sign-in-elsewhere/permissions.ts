import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Whoever sets an issuer decides who gets in: as passwords of everybody, the administrator alone. */
export const signInElsewherePermissions = {
  'signInElsewhere.manage': { ...nobody, admin: 'school', superadmin: 'school' },
} as const satisfies Permissions;
