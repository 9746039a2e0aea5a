import type { Permissions } from '../../kernel/access/grants.ts';
import { nobody } from '../../school/no-rights.ts';

/** Requirements section 4.1, row "Class-life events, parent contacts"; PERM-35, PERM-48. */
export const classLifePermissions = {
  /** A teacher sees the own entries only. */
  'parentContact.read': {
    ...nobody,
    teacher: 'ownLessons',
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
  /** A teacher writes talks and facts only. */
  'parentContact.write': {
    ...nobody,
    teacher: 'ownLessons',
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    admin: 'school',
  },
  'classEvent.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
  },
  'classEvent.write': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    admin: 'school',
  },
  'informationRelease.read': {
    ...nobody,
    homeroomTeacher: 'ownClass',
    counsellor: 'school',
    director: 'school',
    deputyDirector: 'school',
  },
  'informationRelease.write': {
    ...nobody,
    teacher: 'ownLessons',
    counsellor: 'school',
    director: 'school',
    deputyDirector: 'school',
  },
} as const satisfies Permissions;
