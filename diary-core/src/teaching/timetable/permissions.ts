import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, row "School timetable". */
export const timetablePermissions = {
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
} as const satisfies Permissions;
