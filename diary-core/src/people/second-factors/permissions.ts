import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** As accounts: the office sees and helps at the desk; whom it may help is decided by the account's own roles. */
export const secondFactorPermissions = {
  'secondFactor.read': { ...nobody, secretariat: 'school', admin: 'school', superadmin: 'school' },
  'secondFactor.reset': { ...nobody, secretariat: 'school', admin: 'school', superadmin: 'school' },
} as const satisfies Permissions;
