import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

export const dataCheckPermissions = {
  'dataCheck.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
  'dataCheck.mark': { ...nobody, homeroomTeacher: 'ownClass' },
  'dataReport.read': { ...nobody, homeroomTeacher: 'ownClass', admin: 'school' },
  'dataReport.send': { ...nobody, homeroomTeacher: 'ownClass' },
  'dataReport.answer': { ...nobody, admin: 'school' },
} as const satisfies Permissions;
