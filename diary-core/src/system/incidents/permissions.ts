import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** ADMIN-10: the administrator reports; the director is the controller's voice and decides too. */
export const incidentPermissions = {
  'incident.read': {
    ...nobody,
    admin: 'school',
    director: 'school',
    deputyDirector: 'school',
    inspection: 'school',
  },
  'incident.write': { ...nobody, admin: 'school', director: 'school', deputyDirector: 'school' },
} as const satisfies Permissions;
