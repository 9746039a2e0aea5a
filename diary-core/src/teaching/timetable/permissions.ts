import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, rows "School timetable", "Own timetable" and "Class timetable". */
export const timetablePermissions = {
  /** Staff see drafts too (PERM-33); guardians and students what is published (PLAN-02). */
  'timetable.read': {
    ...nobody,
    student: 'own',
    guardian: 'ownChildren',
    teacher: 'school',
    homeroomTeacher: 'school',
    counsellor: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  'timetable.write': { ...nobody, admin: 'school' },
  /** PLAN-01, PLAN-02: who types and publishes the timetable of a class. */
  'classTimetable.write': { ...nobody, homeroomTeacher: 'ownClass', admin: 'school' },
  /** PLAN-04; PERM-14, PERM-22, PERM-29. */
  'ownTimetable.write': {
    ...nobody,
    teacher: 'own',
    homeroomTeacher: 'own',
    counsellor: 'own',
    director: 'own',
    deputyDirector: 'own',
  },
} as const satisfies Permissions;
