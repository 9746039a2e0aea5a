import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

const keepers = {
  ...nobody,
  homeroomTeacher: 'ownClass',
  secretariat: 'school',
  director: 'school',
  deputyDirector: 'school',
  admin: 'school',
} as const;

/** Requirements section 4.1, row "Student data"; the decision on proposals by C-14. */
export const pupilFilePermissions = {
  'studentHistory.read': { ...keepers, counsellor: 'school', inspection: 'school' },
  'studentProposal.read': keepers,
  'studentProposal.decide': { ...keepers, homeroomTeacher: 'none' },
} as const satisfies Permissions;
