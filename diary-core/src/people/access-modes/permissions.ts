import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/**
 * S0 §54.b, §60: the administrator activates; the treasurer's list comes to the office or the homeroom teacher; a parent orders the
 * activation of the own account.
 */
export const accessModePermissions = {
  'accessMode.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  'accessMode.configure': { ...nobody, admin: 'school' },
  'accessMode.set': { ...nobody, admin: 'school' },
  'accessPayment.write': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    secretariat: 'school',
    admin: 'school',
  },
  'accessMode.own': { ...nobody, guardian: 'own' },
} as const satisfies Permissions;
