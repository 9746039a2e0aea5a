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
  /** The data of all students, whatever the school decided about its secretariat (PERM-09, C-13). */
  'student.keep': { ...nobody, director: 'school', deputyDirector: 'school', admin: 'school' },
  'student.enrol': { ...nobody, admin: 'school' },
  /** Reading it is recorded. */
  'pesel.read': { ...nobody, secretariat: 'school', director: 'school', admin: 'school' },
  /** Release and pick-up note: "notes that duty staff may see" (DESIGN section 4). */
  'gateNote.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    dutyStaff: 'school',
  },
  'gateNote.write': { ...nobody, homeroomTeacher: 'ownClass', secretariat: 'school' },
  /** As "Student data"; duty staff compare it with who stands before them, card issuers print it. */
  'studentPhoto.read': {
    ...nobody,
    student: 'own',
    guardian: 'ownChildren',
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    cardIssuer: 'school',
    dutyStaff: 'school',
  },
  'studentPhoto.write': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
} as const satisfies Permissions;
