import type { Permissions } from '../../kernel/access/grants.ts';
import { everyPerson, nobody } from '../no-rights.ts';

/** Requirements section 4.1: "School data" and "Main school-level settings" are written by the administrator alone. */
export const schoolPermissions = {
  'school.read': everyPerson,
  'school.write': { ...nobody, admin: 'school' },
  'schoolSetting.read': {
    ...nobody,
    admin: 'school',
    director: 'school',
    deputyDirector: 'school',
    inspection: 'school',
  },
  'schoolSetting.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
