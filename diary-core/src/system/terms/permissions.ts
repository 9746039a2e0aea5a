import type { Permissions } from '../../kernel/access/grants.ts';
import { everyPerson, nobody } from '../../school/no-rights.ts';

export const termsPermissions = {
  /** HELP-02, HELP-03: everybody who signs in reads the regulations and says so. */
  'terms.own': everyPerson,
  /** Every wording, and who has not read the one in force. */
  'terms.read': {
    ...nobody,
    admin: 'school',
    director: 'school',
    deputyDirector: 'school',
    secretariat: 'school',
    inspection: 'school',
  },
  'terms.write': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
