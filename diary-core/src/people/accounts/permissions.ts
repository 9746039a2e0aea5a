import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/**
 * Requirements section 4.1: list of accounts AD and SE; locked accounts, new users, new passwords AD; the superadministrator as §31.
 * A parent changes the password of the child's account (§60.d, §62); everybody is signed out by those who lead an evacuation (§71).
 */
export const accountPermissions = {
  'account.read': { ...nobody, secretariat: 'school', admin: 'school', superadmin: 'school' },
  'account.issue': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.unlock': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.password': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.sessions': { ...nobody, admin: 'school', superadmin: 'school' },
  'account.state': { ...nobody, admin: 'school', superadmin: 'school' },
  'childAccount.password': { ...nobody, guardian: 'ownChildren' },
  'session.endAll': {
    ...nobody,
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    superadmin: 'school',
  },
  'account.pin': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
