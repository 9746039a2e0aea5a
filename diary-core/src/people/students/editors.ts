import type { GrantableRight } from '../../kernel/access/rights.ts';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { PermissionContext } from '../../kernel/http/route.ts';
import { choiceOption } from '../../kernel/options/option.ts';
import { optionOf } from '../../school/options/api.ts';

/** C-14: what becomes of a change that a homeroom teacher makes to the data of a student of the own class. */
export const homeroomEdits = choiceOption({
  key: 'student.homeroomEdits',
  group: 'people',
  source: 'C-14, PERM-16, PUPIL-01',
  values: ['proposal', 'direct'],
  default: 'proposal',
});

/** C-13: whether everybody of the secretariat keeps the data of students, or who was given the right. */
export const officeEdits = choiceOption({
  key: 'student.officeEdits',
  group: 'people',
  source: 'C-13, SECR-17',
  values: ['everyone', 'withRight'],
  default: 'everyone',
});

/** C-13: single persons of the secretariat keep the data of students. */
export const keepRight: GrantableRight = {
  key: 'student.keep',
  permissions: { 'student.keep': 'school' },
  forRoles: ['secretariat'],
  grantedBy: ['admin', 'superadmin', 'director'],
  source: 'C-13',
};

/** What becomes of a change: it is saved, or the office decides on it. `none`: it is refused. */
export type EditMode = 'direct' | 'proposal' | 'none';

type Asker = Pick<
  PermissionContext<Record<never, never>, 'student.write'>,
  'principal' | 'schoolId' | 'services'
>;

/** Whether the data of all students are this person's to keep: administrator, director, and who has the right (PERM-09). */
export const keepsStudents = ({ principal, schoolId, services }: Asker): boolean =>
  services.access.scope(principal, schoolId, 'student.keep') !== undefined;

export const editModeOf = async (
  read: SchoolRead,
  scope: Scope,
  keeps: boolean,
): Promise<EditMode> => {
  if (keeps) return 'direct';
  const roles = scope.grants.map(({ role }) => role);
  if (roles.includes('secretariat') && (await optionOf(read, officeEdits)) === 'everyone')
    return 'direct';
  return roles.includes('homeroomTeacher') ? optionOf(read, homeroomEdits) : 'none';
};

/** C-13: who keeps data of students by a right of its own. Errors: `students.not_allowed`. */
export const requireEditor = async (
  read: SchoolRead,
  scope: Scope,
  keeps: boolean,
): Promise<EditMode> => {
  const mode = await editModeOf(read, scope, keeps);
  if (mode === 'none') throw new AppError('forbidden', 'students.not_allowed');
  return mode;
};

/** Errors: `students.not_allowed`, `students.propose_instead` for whom the office decides. */
export const requireDirect = async (
  read: SchoolRead,
  scope: Scope,
  keeps: boolean,
): Promise<void> => {
  const mode = await requireEditor(read, scope, keeps);
  if (mode === 'proposal') throw new AppError('forbidden', 'students.propose_instead');
};
