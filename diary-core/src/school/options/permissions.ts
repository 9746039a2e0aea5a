import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../no-rights.ts';

/** Requirements section 4.1: "Main school-level settings", "Parent-view switches" are written by the administrator alone. */
export const optionPermissions = {
  'schoolOption.read': {
    ...nobody,
    admin: 'school',
    director: 'school',
    deputyDirector: 'school',
    inspection: 'school',
  },
  'schoolOption.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
