import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, row "Student record print". */
export const pupilRecordPermissions = {
  'studentRecord.print': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
} as const satisfies Permissions;
