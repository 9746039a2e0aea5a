import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** STRUCT-17, STRUCT-18: the homeroom teacher records them for the own class; the school reads and prints. */
export const classBodyPermissions = {
  'classBody.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  'classBody.write': { ...nobody, homeroomTeacher: 'ownClass', admin: 'school' },
} as const satisfies Permissions;
