import type { Role } from '@furtka/core-contract/roles';
import type { GrantableRight } from '../../kernel/access/rights.ts';

/** Whoever works at the school under a contract with it. */
const STAFF = [
  'teacher',
  'homeroomTeacher',
  'counsellor',
  'clubTeacher',
  'secretariat',
  'facilitiesManager',
] as const satisfies readonly Role[];
const KEEPERS = ['admin', 'superadmin'] as const satisfies readonly Role[];

/** Rights that a school gives to single people; each with date, reason and end. */
export const givenRights: readonly GrantableRight[] = [
  {
    key: 'role.director',
    role: 'director',
    forRoles: STAFF,
    grantedBy: KEEPERS,
    source: 'PERM-04, PERM-46',
  },
  {
    key: 'role.deputyDirector',
    role: 'deputyDirector',
    forRoles: STAFF,
    grantedBy: ['director', ...KEEPERS],
    needsAppointment: true,
    source: 'PERM-49',
  },
  {
    key: 'role.cardIssuer',
    role: 'cardIssuer',
    forRoles: STAFF,
    grantedBy: ['director', ...KEEPERS],
    needsAppointment: true,
    source: 'CARD-42',
  },
  {
    key: 'settings.change',
    permissions: { 'schoolOption.read': 'school', 'schoolOption.write': 'school' },
    forRoles: ['director', 'deputyDirector', ...STAFF],
    grantedBy: KEEPERS,
    source: 'ADMIN-01',
  },
  {
    key: 'grade.wholeClass',
    permissions: { 'grade.write': 'ownClass' },
    forRoles: ['homeroomTeacher'],
    grantedBy: KEEPERS,
    source: 'PERM-15',
    comesLater: true,
  },
];
