import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';

export type AccountRightRow = Row<'account_right'>;
/** A right to be kept. `untilUtc`: from then on it does not count. */
export interface NewAccountRight {
  readonly accountId: AccountId;
  readonly right: string;
  readonly sinceUtc: number;
  readonly untilUtc: number | null;
  readonly reason: string;
  readonly appointment: string | null;
  readonly givenByName: string;
}
export interface RightEnd {
  readonly atUtc: number;
  readonly byName: string;
  readonly reason: string;
}

/** Rights that were given in this school, of one account or of all, the newest first. */
export const rightRows = (read: SchoolRead, accountId?: AccountId): Promise<AccountRightRow[]> => {
  const rows = read.from('account_right').selectAll().orderBy('since_utc', 'desc');
  return (accountId === undefined ? rows : rows.where('account_id', '=', accountId))
    .orderBy('id', 'desc')
    .execute();
};

export const insertRight = async (tx: SchoolTx, right: NewAccountRight): Promise<string> => {
  const id = tx.newId<'AccountRightId'>();
  await tx.insert('account_right', {
    id,
    account_id: right.accountId,
    school_id: tx.schoolId,
    right_key: right.right,
    since_utc: right.sinceUtc,
    until_utc: right.untilUtc,
    reason: right.reason,
    appointment: right.appointment,
    given_by_name: right.givenByName,
    ended_at_utc: null,
    ended_by_name: null,
    end_reason: null,
    version: 1,
  });
  return id;
};

export const endRight = async (tx: SchoolTx, id: string, end: RightEnd): Promise<void> => {
  await tx.update('account_right', id, {
    ended_at_utc: end.atUtc,
    ended_by_name: end.byName,
    end_reason: end.reason,
  });
};

export interface MembershipHere {
  readonly role: Role;
  readonly personId: PersonId | null;
  /** Not while the account is suspended or closed. */
  readonly isOpen: boolean;
}

/** Memberships of an account in this school, in the order in which they were given; those that were withdrawn are left out. */
export const membershipsHere = async (
  read: SchoolRead,
  accountId: AccountId,
): Promise<MembershipHere[]> => {
  const rows = await read
    .from('membership')
    .select(['role', 'person_id as personId', 'state', 'is_shut_with_account as isShutWithAccount'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return rows
    .filter(({ state, isShutWithAccount }) => state === 'open' || isShutWithAccount)
    .map(({ role, personId, state }) => ({ role, personId, isOpen: state === 'open' }));
};

/** Takes a role from an account in this school. */
export const dropMembership = async (
  tx: SchoolTx,
  accountId: AccountId,
  role: Role,
): Promise<void> => {
  await tx.removeWhere('membership', { account_id: accountId, school_id: tx.schoolId, role });
};
