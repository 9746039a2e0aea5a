import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { searchKey } from '../../kernel/text/polish.ts';
import { fullName, personPage, personsByIds } from '../persons/api.ts';
import { MEMBERSHIP_STATES } from './account-life.ts';
import { loginKey } from './login.ts';
import type { AccountQuery, AccountRow } from './schema.ts';

/** Names that a search may find at most; a longer list is no help. */
const MOST_NAMES = 500;

interface Row {
  readonly accountId: AccountId;
  readonly login: string;
  readonly hasPassword: boolean;
  readonly isPasswordOneTime: boolean;
  readonly lockedAtUtc: number | null;
  readonly lastGoodAtUtc: number | null;
  readonly lastFailedAtUtc: number | null;
}

/** Accounts of the school by login; one row an account, however many roles it has. */
const accountRows = async (
  read: SchoolRead,
  query: Static<typeof AccountQuery>,
  named: readonly PersonId[] | undefined,
  limit: number,
): Promise<Row[]> => {
  let rows = read
    .from('membership as m')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
    .leftJoin('account_login as l', (join) => join.onRef('l.id', '=', 'm.account_id'))
    .select([
      'a.id as accountId',
      'a.login',
      'a.password_set_at_utc as passwordSetAtUtc',
      'a.is_password_one_time as isPasswordOneTime',
      'a.locked_at_utc as lockedAtUtc',
      'l.last_good_at_utc as lastGoodAtUtc',
      'l.last_failed_at_utc as lastFailedAtUtc',
    ])
    .distinct();
  if (query.locked === true) rows = rows.where('a.locked_at_utc', 'is not', null);
  if (query.locked === false) rows = rows.where('a.locked_at_utc', 'is', null);
  if (query.personId !== undefined) rows = rows.where('m.person_id', '=', query.personId);
  if (named !== undefined) {
    const login = loginKey(query.search ?? '').replace(/[%_\\]/g, '');
    rows = rows.where((eb) =>
      eb.or([
        ...(login === '' ? [] : [eb('a.login', 'like', `%${login}%`)]),
        ...(named.length === 0 ? [] : [eb('m.person_id', 'in', [...named])]),
      ]),
    );
  }
  if (query.after !== undefined) {
    const last = await read.get('account', query.after);
    if (last === undefined) throw new AppError('invalid', 'kernel.invalid_cursor');
    rows = rows.where('a.login', '>', last.login);
  }
  const found = await rows.orderBy('a.login').limit(limit).execute();
  return found.map(({ passwordSetAtUtc, ...row }) => ({
    ...row,
    hasPassword: passwordSetAtUtc !== null,
  }));
};

/** Roles and person of each account in this school, and what is open of them. */
const membershipsByAccount = async (read: SchoolRead, accountIds: readonly AccountId[]) => {
  if (accountIds.length === 0) return [];
  return read
    .from('membership')
    .select(['account_id as accountId', 'role', 'person_id as personId'])
    .select(['state', 'state_reason as stateReason', 'is_shut_with_account as isShutWithAccount'])
    .where('account_id', 'in', [...accountIds])
    .orderBy('id')
    .execute();
};

type Membership = Awaited<ReturnType<typeof membershipsByAccount>>[number];

/**
 * What an account is here: open while any of its roles is. A role that was withdrawn from an open account is not one of it; an account
 * that was shut shows those it had.
 */
const standing = (own: readonly Membership[]) => {
  const state = MEMBERSHIP_STATES.find((each) => own.some((row) => row.state === each)) ?? 'closed';
  const same = own.filter((row) => row.state === state);
  const shut = same.filter((row) => row.isShutWithAccount);
  const held = shut.length > 0 ? shut : same;
  const reason = held[0]?.stateReason ?? null;
  return {
    roles: held.map((each) => each.role),
    state,
    ...(reason === null ? {} : { stateReason: reason }),
  };
};

/** Accounts with a membership in the school, by login; a search looks at logins and names, ł = l. */
export const listAccounts = async (
  read: SchoolRead,
  query: Static<typeof AccountQuery>,
): Promise<{ items: Static<typeof AccountRow>[]; next?: string }> => {
  const limit = query.limit ?? 50;
  const search = query.search ?? '';
  const kinds = ['student', 'guardian', 'staff'] as const;
  const named =
    searchKey(search) === ''
      ? undefined
      : (await personPage(read, { kinds, search, limit: MOST_NAMES })).map((each) => each.personId);
  const rows = await accountRows(read, query, named, limit + 1);
  const page = rows.slice(0, limit);
  const memberships = await membershipsByAccount(
    read,
    page.map((row) => row.accountId),
  );
  const names = await personsByIds(
    read,
    memberships.flatMap((each) => each.personId ?? []),
  );
  const items = page.map((row) => {
    const own = memberships.filter((each) => each.accountId === row.accountId);
    const personId = own.find((each) => each.personId !== null)?.personId ?? null;
    const person = personId === null ? undefined : names.get(personId);
    const used = row.isPasswordOneTime ? ('oneTime' as const) : ('own' as const);
    return {
      accountId: row.accountId,
      login: row.login,
      name: person === undefined ? row.login : fullName(person),
      personId,
      password: row.hasPassword ? used : ('none' as const),
      locked: row.lockedAtUtc !== null,
      ...standing(own),
      ...(row.lastGoodAtUtc === null ? {} : { lastGoodLoginAtUtc: row.lastGoodAtUtc }),
      ...(row.lastFailedAtUtc === null ? {} : { lastFailedLoginAtUtc: row.lastFailedAtUtc }),
    };
  });
  const last = page.at(-1);
  return rows.length > limit && last ? { items, next: last.accountId } : { items };
};
