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

export const edgeSyncPermissions = {
  /** What a hub does with the core, by its credential. */
  'hub.sync': { ...nobody, device: 'school' },
  /** Health of hubs and rows in quarantine. */
  'hub.watch': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
