import type { PermissionRow } from '../kernel/access/grants.ts';

/** A row of the access table in which nobody may do anything; rows are written as `{ ...nobody, admin: 'school' }`. */
export const nobody = {
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
} as const satisfies PermissionRow;

/** What every person of the school may know: its name, its calendar, the names of its subjects. Machines may not. */
export const everyPerson = {
  student: 'school',
  guardian: 'school',
  teacher: 'school',
  homeroomTeacher: 'school',
  counsellor: 'school',
  clubTeacher: 'school',
  secretariat: 'school',
  director: 'school',
  deputyDirector: 'school',
  admin: 'school',
  superadmin: 'school',
  cardIssuer: 'school',
  caretaker: 'school',
  dutyStaff: 'school',
  facilitiesManager: 'school',
  inspection: 'school',
  publisher: 'school',
  device: 'none',
  service: 'none',
} as const satisfies PermissionRow;
