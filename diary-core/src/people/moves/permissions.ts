import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

const readers = {
  ...nobody,
  homeroomTeacher: 'ownClass',
  counsellor: 'school',
  secretariat: 'school',
  director: 'school',
  deputyDirector: 'school',
  admin: 'school',
  inspection: 'school',
} as const;

/** Requirements section 4.1, row "Add or move a student"; who moves stands in `student.enrol`. */
export const movePermissions = {
  'studentMove.read': readers,
  /** The list of a class with those who are crossed out (MIGR-03). */
  'classList.read': readers,
} as const satisfies Permissions;
