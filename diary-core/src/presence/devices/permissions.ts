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
  /** How doors behave: for who answers for them. */
  'door.behaviour_read': {
    ...nobody,
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    caretaker: 'school',
    facilitiesManager: 'school',
  },
  /** C-36: the school itself lets an outer door be passed without a card. */
  'door.outer_exception': { ...nobody, director: 'school', admin: 'school' },
  /** PINs of the staff and longer openings. */
  'door.holder_manage': { ...nobody, secretariat: 'school', admin: 'school' },
  'door.write': { ...nobody, admin: 'school' },
  /** Enrolment codes, list and revocation of hubs. */
  'hub.manage': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
