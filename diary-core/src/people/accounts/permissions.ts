import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1: list of accounts AD and SE; locked accounts, new users, new passwords AD; the superadministrator as §31. */
export const accountPermissions = {
  'account.read': { ...nobody, secretariat: 'school', admin: 'school', superadmin: 'school' },
  'account.issue': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.unlock': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.password': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.sessions': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.pin': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
