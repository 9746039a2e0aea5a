import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

export const devicePermissions = {
  /** Names of doors and whether they can be reached: for everybody who works with cards. */
  'door.read': {
    ...nobody,
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    cardIssuer: 'school',
    caretaker: 'school',
    dutyStaff: 'school',
    facilitiesManager: 'school',
  },
  'door.write': { ...nobody, admin: 'school' },
  /** Enrolment codes, list and revocation of hubs. */
  'hub.manage': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
