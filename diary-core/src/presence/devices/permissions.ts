import type { Permissions } from '../../kernel/access/grants.ts';

const nobody = {
  student: 'none',
  guardian: 'none',
  teacher: 'none',
  homeroomTeacher: 'none',
  counsellor: 'none',
  clubTeacher: 'none',
  secretariat: 'none',
  director: 'none',
  deputyDirector: 'none',
  admin: 'none',
  superadmin: 'none',
  cardIssuer: 'none',
  caretaker: 'none',
  dutyStaff: 'none',
  facilitiesManager: 'none',
  inspection: 'none',
  publisher: 'none',
  device: 'none',
  service: 'none',
} as const;

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
