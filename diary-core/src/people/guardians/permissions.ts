import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, rows "Student data" and "Class-life events, parent contacts". */
export const guardianPermissions = {
  'child.read': { ...nobody, guardian: 'ownChildren' },
  'guardian.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
  'guardian.write': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
  /** Rights of a guardian over a child follow papers that the office keeps. */
  'guardianRight.write': {
    ...nobody,
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
} as const satisfies Permissions;
