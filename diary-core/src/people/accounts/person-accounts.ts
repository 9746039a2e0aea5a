import type { AccountId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { insertMemberships, requireAccount } from './accounts.ts';

/** An account by which a person acts in this school. */
export interface PersonAccount {
  readonly accountId: AccountId;
  readonly login: string;
  /** Its password is a generated one that nobody used, and it works in no other school: a new one does no harm. */
  readonly isUntouched: boolean;
}

/** The account of each of these persons; who has none is missing. */
export const accountsByPerson = async (
  services: Services,
  schoolId: SchoolId,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonAccount>> => {
  if (personIds.length === 0) return new Map();
  const rows = await services.db.forSchool(schoolId).read((read) =>
    read
      .from('membership as m')
      .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
      .select([
        'm.person_id as personId',
        'a.id as accountId',
        'a.login',
        'a.is_password_one_time as isOneTime',
        'a.was_one_time_used as wasUsed',
        'a.password_set_at_utc as setAtUtc',
      ])
      .where('m.person_id', 'in', [...personIds])
      .execute(),
  );
  const ids = [...new Set(rows.map((row) => row.accountId))];
  const elsewhere = await services.db
    .forPlatform('does this account belong to other schools too')
    .read((platform) =>
      ids.length === 0
        ? Promise.resolve([])
        : platform
            .from('membership')
            .select('account_id')
            .where('account_id', 'in', ids)
            .where('school_id', '<>', schoolId)
            .execute(),
    );
  const shared = new Set(elsewhere.map((row) => row.account_id));
  return new Map(
    rows.flatMap(({ personId, accountId, login, ...row }) => {
      if (personId === null) return [];
      const isFresh = row.setAtUtc === null || (row.isOneTime && !row.wasUsed);
      return [[personId, { accountId, login, isUntouched: isFresh && !shared.has(accountId) }]];
    }),
  );
};

/** Another one-time password; the sessions of the account end. */
export const resetToOneTime = async (
  tx: SchoolTx,
  accountId: AccountId,
  { passwordHash, nowUtc }: { readonly passwordHash: string; readonly nowUtc: number },
): Promise<void> => {
  const account = await requireAccount(tx, accountId);
  await tx.update('account', accountId, {
    password_hash: passwordHash,
    is_password_one_time: true,
    was_one_time_used: false,
    password_set_at_utc: Math.max(nowUtc, (account.password_set_at_utc ?? 0) + 1),
    locked_at_utc: null,
    // Whoever had the account before gets no link for it any more.
    email: null,
  });
  tx.announce('principal.changed', { accountId });
};

/**
 * Lets an account act for a person of this school, in place of the account that did so before. False: it does already.
 */
export const joinPerson = async (
  tx: SchoolTx,
  {
    accountId,
    personId,
    role,
  }: { readonly accountId: AccountId; readonly personId: PersonId; readonly role: Role },
): Promise<boolean> => {
  const rows = await tx
    .from('membership')
    .select(['id', 'account_id as accountId'])
    .where('person_id', '=', personId)
    .execute();
  if (rows.some((row) => row.accountId === accountId)) return false;
  for (const row of rows) {
    await tx.update('membership', row.id, { account_id: accountId });
    tx.announce('principal.changed', { accountId: row.accountId });
  }
  if (rows.length === 0) {
    await insertMemberships(tx, [{ accountId, memberships: [{ role, personId }] }]);
  }
  tx.announce('principal.changed', { accountId });
  return true;
};

/** Closes what an account may do in this school, or only in these roles; its sessions here end. */
export const closeMemberships = async (
  tx: SchoolTx,
  accountId: AccountId,
  reason: string,
  roles?: readonly Role[],
): Promise<void> => {
  const closed = { state: 'closed', state_reason: reason } as const;
  const match = { account_id: accountId, ...(roles && { role: roles }) };
  await tx.updateWhere('membership', match, closed);
  tx.announce('principal.changed', { accountId });
};

/** Whether a person holds one of the roles in this school, openly. */
export const holdsRole = async (
  read: SchoolRead,
  personId: PersonId,
  roles: readonly Role[],
): Promise<boolean> => {
  const row = await read
    .from('membership')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', 'in', [...roles])
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
};
