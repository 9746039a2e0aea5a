import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** STRUCT-11, STRUCT-12: assignments are edited from the administrator's account only; a teacher reads the own ones. */
export const coursePermissions = {
  'course.read': {
    ...nobody,
    teacher: 'own',
    homeroomTeacher: 'own',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  /** STRUCT-20: who teaches today sees whom; a former teacher no longer does. */
  'course.students': {
    ...nobody,
    teacher: 'ownLessons',
    homeroomTeacher: 'ownLessons',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  'course.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
