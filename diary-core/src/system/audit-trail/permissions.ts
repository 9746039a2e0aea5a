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

/** Requirements 4.1, row "Register of changes"; the deputy acts as the director (§55), the inspection reads what both read (§82). */
export const auditTrailPermissions = {
  'audit.read': {
    ...nobody,
    admin: 'school',
    director: 'school',
    deputyDirector: 'school',
    inspection: 'school',
  },
} as const satisfies Permissions;
