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

export const passagePermissions = {
  /** Requirements 4.2 "Entry/exit times"; a student as the guardian does (S0 §62). */
  'passage.read': { ...nobody, student: 'own', guardian: 'ownChildren' },
  /** Of a whole site; only where the school allows it (C-10), the use case checks that. */
  'passage.readSite': { ...nobody, director: 'school', deputyDirector: 'school' },
} as const satisfies Permissions;
