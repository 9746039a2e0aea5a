import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

export const gatehousePermissions = {
  /**
   * Requirements 4.2: "Kiosk books: duty staff". The director reads visits; entries of pupils only where the school allows it
   * (C-10), the use case checks that.
   */
  'gateBook.read': { ...nobody, dutyStaff: 'school', director: 'school', deputyDirector: 'school' },
  /** A forgotten card is told to the homeroom teacher and to duty staff (screens 2.1, row 8); it names no time. */
  'cardNote.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    dutyStaff: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
  },
  'cardNote.done': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    dutyStaff: 'school',
    secretariat: 'school',
  },
} as const satisfies Permissions;
