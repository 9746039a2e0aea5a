import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, rows "Student data" and "Add or move a student". */
export const studentPermissions = {
  'student.read': {
    ...nobody,
    student: 'own',
    guardian: 'ownChildren',
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  'student.write': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
  'student.enrol': { ...nobody, admin: 'school' },
  /** Reading it is recorded. */
  'pesel.read': { ...nobody, secretariat: 'school', director: 'school', admin: 'school' },
} as const satisfies Permissions;
