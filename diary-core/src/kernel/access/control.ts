import type { SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { Actor } from '../db/handles.ts';
import type { Grant } from './grants.ts';
import type { Principal } from './principal.ts';
import type { Scope } from './scope.ts';

/** Rights, for the few places that are no route: live streams, jobs that act for somebody. */
export interface AccessControl {
  /** The scope of this principal in this school, or undefined: refuse. */
  scope<P extends string>(
    principal: Principal | undefined,
    schoolId: SchoolId,
    permission: P,
  ): Scope<P> | undefined;
  grant(permission: string, role: Role): Grant;
  permissions(): readonly string[];
}

/** Background work acts as a named service with an id of its own, never as nobody. */
export const serviceActor = (name: string): Actor => ({
  kind: 'service',
  id: `service:${name}`,
  role: 'service',
  name,
});
