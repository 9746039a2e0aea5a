import type { AccountId } from '@furtka/core-contract/ids';
import { ROLES } from '@furtka/core-contract/roles';
import type { Static } from 'typebox';
import type { AccessControl } from '../../kernel/access/control.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import {
  listAccounts,
  membershipsHere,
  operatorNames,
  requireAccount,
  rightRows,
} from '../accounts/api.ts';
import { laterPermissions } from './later.ts';
import type { AccountRights, Candidate, GivenRight, MatrixRow, RightKind } from './schema.ts';
import { isHeld } from './use-cases.ts';

/** Every permission with its cells, as declared; nothing is left out and nothing is retold. */
export const matrixRows = (access: AccessControl): Static<typeof MatrixRow>[] =>
  access.permissions().map((permission) => ({
    permission,
    feature: access.featureOf(permission),
    grants: Object.fromEntries(
      ROLES.map((role) => [role, access.grant(permission, role)] as const).filter(
        ([, grant]) => grant !== 'none',
      ),
    ),
    comesLater: permission in laterPermissions,
  }));

export const rightKinds = (access: AccessControl): Static<typeof RightKind>[] =>
  access.rights().map((right) => ({
    key: right.key,
    source: right.source,
    forRoles: [...right.forRoles],
    grantedBy: [...right.grantedBy],
    needsAppointment: right.needsAppointment === true,
    comesLater: right.comesLater === true,
  }));

/** Rights that were given in the school, to one account or to anybody, the newest first. */
export const givenRights = async (
  read: SchoolRead,
  nowUtc: number,
  accountId?: AccountId,
): Promise<Static<typeof GivenRight>[]> => {
  const rows = await rightRows(read, accountId);
  const names = await operatorNames(read, [...new Set(rows.map((row) => row.account_id))]);
  return rows.map((row) => ({
    rightId: row.id,
    accountId: row.account_id,
    name: names.get(row.account_id) ?? '',
    key: row.right_key,
    sinceUtc: row.since_utc,
    untilUtc: row.until_utc,
    reason: row.reason,
    appointment: row.appointment,
    givenByName: row.given_by_name,
    endedAtUtc: row.ended_at_utc,
    endedByName: row.ended_by_name,
    endReason: row.end_reason,
    isHeld: isHeld(row, nowUtc),
  }));
};

/** Errors: `kernel.not_found` for an account that is not of this school. */
export const rightsOfAccount = async (
  read: SchoolRead,
  accountId: AccountId,
  nowUtc: number,
): Promise<Static<typeof AccountRights>> => {
  await requireAccount(read, accountId);
  const roles = (await membershipsHere(read, accountId)).map(({ role }) => role);
  return { roles: [...new Set(roles)], items: await givenRights(read, nowUtc, accountId) };
};

/** Open accounts with a role to which some right may be given, by name or login; at most 20. */
export const candidates = async (
  read: SchoolRead,
  access: AccessControl,
  search: string,
): Promise<Static<typeof Candidate>[]> => {
  const roles = new Set(access.rights().flatMap(({ forRoles }) => forRoles));
  const { items } = await listAccounts(read, { search, limit: 100 });
  return items
    .filter(({ state, roles: held }) => state === 'open' && held.some((role) => roles.has(role)))
    .slice(0, 20)
    .map((account) => ({
      accountId: account.accountId,
      name: account.name,
      login: account.login,
      roles: [...account.roles],
    }));
};
