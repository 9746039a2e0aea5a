import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, row "date-range locks": the administrator; who writes the register may know what is closed. */
export const lockPermissions = {
  'dateLock.read': {
    ...nobody,
    teacher: 'school',
    homeroomTeacher: 'school',
    counsellor: 'school',
    clubTeacher: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  'dateLock.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
