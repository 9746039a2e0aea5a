/** Every role, in the order of requirements section 4 and DESIGN section 5. Each permission has a cell for each of them. */
export const ROLES = [
  'student',
  'guardian',
  'teacher',
  'homeroomTeacher',
  'counsellor',
  'clubTeacher',
  'secretariat',
  'director',
  'deputyDirector',
  'admin',
  'superadmin',
  'cardIssuer',
  'caretaker',
  'dutyStaff',
  'facilitiesManager',
  'inspection',
  'publisher',
  'device',
  'service',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a person can hold; `device` and `service` belong to machines. */
export const PERSON_ROLES = ROLES.filter((role) => role !== 'device' && role !== 'service');
