import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** STRUCT-09, STRUCT-12: the administrator keeps the teachers; STRUCT-16: the director appoints. */
export const staffPermissions = {
  'staff.read': {
    ...nobody,
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  'staff.write': { ...nobody, admin: 'school' },
  'homeroom.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
