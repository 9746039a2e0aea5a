import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, row "Full removal of student or teacher (1-15 Sept)". */
export const removalPermissions = {
  'person.remove': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
