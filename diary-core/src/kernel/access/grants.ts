import type { Role } from '@furtka/core-contract/roles';

/**
 * How far a right reaches. `own`: the person's own record. `ownChildren`: of a guardian's children. `ownLessons`: of the
 * students (and classes) a teacher teaches. `ownClass`: of the class a homeroom teacher leads. `school`: everybody's.
 */
export const GRANTS = ['none', 'own', 'ownChildren', 'ownLessons', 'ownClass', 'school'] as const;
export type Grant = (typeof GRANTS)[number];

/** One permission: a cell for every role. There is no wildcard. */
export type PermissionRow = Record<Role, Grant>;

/** Permission name (`card.read`) → its row. Write it with `satisfies Permissions`. */
export type Permissions = Readonly<Record<string, PermissionRow>>;
