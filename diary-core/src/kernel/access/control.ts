import type { Clocks } from '@furtka/core-contract/clock';
import type { SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { Actor } from '../db/handles.ts';
import { bug } from '../domain/app-error.ts';
import type { Grant, PermissionRow, Permissions } from './grants.ts';
import type { Principal, PrincipalMembership } from './principal.ts';
import type { Relations } from './relations.ts';
import type { GrantableRight } from './rights.ts';
import { makeScope, type Scope, type ScopeGrant } from './scope.ts';

/** Rights, for the guard and for the few places that are no route: live streams, jobs that act for somebody. */
export interface AccessControl {
  /** The scope of this principal in this school, or undefined: refuse. */
  scope<P extends string>(
    principal: Principal | undefined,
    schoolId: SchoolId,
    permission: P,
  ): Scope<P> | undefined;
  grant(permission: string, role: Role): Grant;
  permissions(): readonly string[];
  /** Name of the feature that declares the permission. */
  featureOf(permission: string): string;
  /** Rights that may be given besides roles, in the order of the features. */
  rights(): readonly GrantableRight[];
}

/** Background work acts as a named service with an id of its own, never as nobody. */
export const serviceActor = (name: string): Actor => ({
  kind: 'service',
  id: `service:${name}`,
  role: 'service',
  name,
});

/** Who acts, with the role that gave the right. */
export const actorOf = (principal: Principal, role: Role, address?: string): Actor => ({
  kind: principal.kind,
  id: principal.kind === 'account' ? principal.accountId : principal.deviceId,
  role,
  name: principal.name,
  ...(address === undefined ? {} : { address }),
});

/** A device holds the role `device` in its one school. */
export const membershipsOf = (principal: Principal): readonly PrincipalMembership[] =>
  principal.kind === 'account'
    ? principal.memberships
    : [{ schoolId: principal.schoolId, role: 'device' }];

/** Merged rights of all features. A permission or relation that two features claim is a fault of the program. */
export const makeAccessControl = (
  features: readonly {
    readonly name: string;
    readonly permissions?: Permissions;
    readonly rights?: readonly GrantableRight[];
    readonly relations?: (clocks: Clocks) => Partial<Relations>;
  }[],
  clocks: Clocks,
): AccessControl => {
  const rows = new Map<string, PermissionRow>();
  const owners = new Map<string, string>();
  const relations: Partial<Relations> = {};
  for (const feature of features) {
    for (const [permission, row] of Object.entries(feature.permissions ?? {})) {
      if (rows.has(permission)) throw bug('kernel.bug', { twice: permission });
      rows.set(permission, row);
      owners.set(permission, feature.name);
    }
    const supplied = feature.relations?.(clocks) ?? {};
    for (const name of Object.keys(supplied))
      if (name in relations) throw bug('kernel.bug', { twice: name });
    Object.assign(relations, supplied);
  }
  const rowOf = (permission: string): PermissionRow => {
    const row = rows.get(permission);
    if (row === undefined) throw bug('kernel.bug', { unknownPermission: permission });
    return row;
  };
  const rights = features.flatMap((feature) => feature.rights ?? []);
  for (const right of rights)
    for (const permission of Object.keys(right.permissions ?? {})) rowOf(permission);
  const given = (permission: string, keys: readonly string[]): readonly Grant[] =>
    rights
      .filter(({ key }) => keys.includes(key))
      .map((right) => right.permissions?.[permission] ?? 'none');
  return {
    rights: () => rights,
    featureOf: (permission) => owners.get(permission) ?? '',
    permissions: () => [...rows.keys()].sort(),
    grant: (permission, role) => rowOf(permission)[role],
    scope: (principal, schoolId, permission) => {
      const row = rowOf(permission);
      if (principal === undefined) return undefined;
      const grants = membershipsOf(principal)
        .filter((membership) => membership.schoolId === schoolId)
        .flatMap(({ role, personId, rights: keys = [] }): ScopeGrant[] =>
          [row[role], ...(keys.length === 0 ? [] : given(permission, keys))].flatMap((grant) =>
            grant === 'none'
              ? []
              : [{ grant, role, ...(personId === undefined ? {} : { personId }) }],
          ),
        );
      return grants.length === 0 ? undefined : makeScope(permission, schoolId, grants, relations);
    },
  };
};
