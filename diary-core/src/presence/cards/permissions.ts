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

/** Requirements section 4.2, rows "Cards: …". Duty staff block only where the school allows it (C-39); the use case checks that. */
export const cardPermissions = {
  'card.read': {
    ...nobody,
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    cardIssuer: 'school',
    caretaker: 'school',
  },
  'card.block': { ...nobody, secretariat: 'school', caretaker: 'school', dutyStaff: 'school' },
  /** C-08 */
  'card.unblock': { ...nobody, secretariat: 'school' },
  'card.issue': { ...nobody, cardIssuer: 'school' },
  'card.cancel': { ...nobody, director: 'school', deputyDirector: 'school' },
  'card.deactivate': {
    ...nobody,
    director: 'school',
    deputyDirector: 'school',
    cardIssuer: 'school',
  },
} as const satisfies Permissions;
