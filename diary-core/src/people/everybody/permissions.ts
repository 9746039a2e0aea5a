import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Who may read students, guardians and staff of the whole school may search all of them at once. */
export const everybodyPermissions = {
  'person.read': {
    ...nobody,
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
} as const satisfies Permissions;
