import type { Role } from '@furtka/core-contract/roles';
import type { Grant } from './grants.ts';

/**
 * A right that somebody may be given besides the rights of their roles: either a role of its own (`role`), or permissions
 * (`permissions`, with how far each reaches). Declared in the feature that it concerns; given and taken back, with date and reason,
 * in `people/rights`.
 */
export interface GrantableRight {
  /** Dotted, unique in the program, never renamed: `group.create`. */
  readonly key: string;
  readonly role?: Role;
  readonly permissions?: Readonly<Record<string, Grant>>;
  /** Whoever holds one of these roles may be given it. */
  readonly forRoles: readonly Role[];
  /** Roles that may give it and take it back. */
  readonly grantedBy: readonly Role[];
  /** Given only with a reference to the director's written appointment. */
  readonly needsAppointment?: boolean;
  /** Requirement ids. */
  readonly source: string;
  /** What it allows is not built yet. */
  readonly comesLater?: boolean;
}
