import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements 4.1, row "Register of changes"; the deputy acts as the director (§55), the inspection reads what both read (§82). */
export const auditTrailPermissions = {
  'audit.read': {
    ...nobody,
    admin: 'school',
    director: 'school',
    deputyDirector: 'school',
    inspection: 'school',
  },
  /** The network address beside each act: for those who look into a misuse, not for every reader of the register. */
  'audit.address': { ...nobody, admin: 'school', director: 'school', deputyDirector: 'school' },
} as const satisfies Permissions;
