import type { AccountId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { personById } from '../persons/api.ts';
import { insertMemberships, requireAccount } from './accounts.ts';

/** An account by which a person acts in this school. */
export interface PersonAccount {
  readonly accountId: AccountId;
  readonly login: string;
  /** Its password is a generated one that nobody used, and it works in no other school: a new one does no harm. */
  readonly isUntouched: boolean;
}

const isFreshPassword = (row: {
  readonly setAtUtc: number | null;
  readonly isOneTime: boolean;
  readonly wasUsed: boolean;
}): boolean => row.setAtUtc === null || (row.isOneTime && !row.wasUsed);

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
      const isUntouched = isFreshPassword(row) && !shared.has(accountId);
      return [[personId, { accountId, login, isUntouched }]];
    }),
  );
};

/**
 * The account by which a person acts here. Person and account are locked until the commit: nobody gives the one another account
 * meanwhile (ACCT-01), nobody signs in to the other for the first time.
 *
 * @returns undefined without an account; `isFresh`: its password is a generated one that nobody used
 */
export const lockedAccountOf = async (
  tx: SchoolTx,
  personId: PersonId,
): Promise<{ readonly accountId: AccountId; readonly isFresh: boolean } | undefined> => {
  await personById(tx, personId);
  const row = await tx
    .from('membership')
    .select('account_id as accountId')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const account = await requireAccount(tx, row.accountId);
  const isFresh = isFreshPassword({
    setAtUtc: account.password_set_at_utc,
    isOneTime: account.is_password_one_time,
    wasUsed: account.was_one_time_used,
  });
  return { accountId: row.accountId, isFresh };
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

/** Closes what an account may do in this school, for good; its sessions here end. */
export const closeMemberships = async (
  tx: SchoolTx,
  accountId: AccountId,
  reason: string,
): Promise<void> => {
  const closed = { state: 'closed', state_reason: reason, is_shut_with_account: false } as const;
  await tx.updateWhere('membership', { account_id: accountId }, closed);
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
