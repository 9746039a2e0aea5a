import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

export const firstDayPermissions = {
  /** The set-up of a new school: its state, skipping, ready sets and the start. */
  'firstDay.run': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
