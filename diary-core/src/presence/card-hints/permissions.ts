import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Whoever sees to lost and copied cards: a hint names a door and a moment, so it is not for all who read the list of cards. */
export const cardHintPermissions = {
  'cardHint.read': {
    ...nobody,
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
  },
} as const satisfies Permissions;
