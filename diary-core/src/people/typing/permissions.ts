import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** The remark, never the times: who manages accounts may look into it. */
export const typingPermissions = {
  'typing.notes': { ...nobody, admin: 'school', superadmin: 'school' },
} as const satisfies Permissions;
