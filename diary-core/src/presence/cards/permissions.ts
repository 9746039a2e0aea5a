import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.2, rows "Cards: …". Duty staff block only where the school allows it (C-39); the use case checks that. */
export const cardPermissions = {
  'card.read': {
    ...nobody,
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    cardIssuer: 'school',
    caretaker: 'school',
  },
  'card.block': { ...nobody, secretariat: 'school', caretaker: 'school', dutyStaff: 'school' },
  /** C-08 */
  'card.unblock': { ...nobody, secretariat: 'school' },
  'card.issue': { ...nobody, cardIssuer: 'school' },
  'card.cancel': { ...nobody, director: 'school', deputyDirector: 'school' },
  'card.deactivate': {
    ...nobody,
    director: 'school',
    deputyDirector: 'school',
    cardIssuer: 'school',
  },
} as const satisfies Permissions;
