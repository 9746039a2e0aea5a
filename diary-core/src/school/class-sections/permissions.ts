import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../no-rights.ts';

/** STRUCT-12: classes are edited from the administrator's account only. Staff read the list; families see their own class elsewhere. */
export const classPermissions = {
  'class.read': {
    ...nobody,
    teacher: 'school',
    homeroomTeacher: 'school',
    counsellor: 'school',
    clubTeacher: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    cardIssuer: 'school',
    inspection: 'school',
  },
  'class.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
