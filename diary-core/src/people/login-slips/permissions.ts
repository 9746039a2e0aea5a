import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** New users are the administrator's (S0 §54.a); the homeroom teacher hands slips out and notes receipt (S0 §7, §56.f). */
export const loginSlipPermissions = {
  'loginSlip.issue': { ...nobody, admin: 'school', superadmin: 'school' },
  'loginSlip.handOut': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    admin: 'school',
    superadmin: 'school',
  },
} as const satisfies Permissions;
