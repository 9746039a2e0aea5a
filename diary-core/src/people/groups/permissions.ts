import type { Permissions } from '../../kernel/access/grants.ts';
import type { GrantableRight } from '../../kernel/access/rights.ts';
import { choiceOption } from '../../kernel/options/option.ts';
import { nobody } from '../../school/no-rights.ts';

export const groupPermissions = {
  'group.read': {
    ...nobody,
    teacher: 'school',
    homeroomTeacher: 'school',
    counsellor: 'school',
    clubTeacher: 'school',
    secretariat: 'school',
    director: 'school',
    deputyDirector: 'school',
    admin: 'school',
    inspection: 'school',
  },
  /** GROUP-01…03: by default the administrator; teachers as far as the school's option goes, or who was given the right. */
  'group.write': { ...nobody, teacher: 'own', homeroomTeacher: 'ownClass', admin: 'school' },
  /** GROUP-13: a teacher keeps the list of the own group, a homeroom teacher those of the class too. */
  'group.own': { ...nobody, teacher: 'own', homeroomTeacher: 'ownClass', admin: 'school' },
} as const satisfies Permissions;

/** GROUP-03: whom the school lets create groups. */
export const groupCreators = choiceOption({
  key: 'group.creators',
  group: 'people',
  source: 'GROUP-01, GROUP-02, GROUP-03',
  values: ['admin', 'homeroomTeachers', 'teachers'],
  default: 'admin',
});

/** GROUP-01: a chosen set of people. */
export const groupRight: GrantableRight = {
  key: 'group.create',
  permissions: { 'group.write': 'school', 'group.own': 'school' },
  forRoles: ['teacher', 'homeroomTeacher', 'counsellor', 'clubTeacher', 'secretariat'],
  grantedBy: ['admin', 'superadmin'],
  source: 'GROUP-01',
};
