import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** The administrator brings people and timetables in (ACCT-24, section 4.1). */
export const importPermissions = {
  'import.run': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
