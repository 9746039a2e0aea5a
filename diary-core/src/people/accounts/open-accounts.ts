import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { fullName, personsByIds } from '../persons/api.ts';

export interface OpenAccount {
  readonly accountId: AccountId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Accounts with an open membership in this school, by name in the order of the Polish alphabet. */
export const openAccounts = async (read: SchoolRead): Promise<OpenAccount[]> => {
  const rows = await read
    .from('membership as m')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
    .select(['a.id as accountId', 'a.login', 'm.role', 'm.person_id as personId'])
    .where('m.state', '=', 'open')
    .orderBy('m.id')
    .execute();
  const persons = await personsByIds(
    read,
    rows.flatMap(({ personId }) => (personId === null ? [] : [personId as PersonId])),
  );
  const found = new Map<AccountId, OpenAccount & { readonly sortKey: string }>();
  for (const { accountId, login, role, personId } of rows) {
    const person = personId === null ? undefined : persons.get(personId);
    const known = found.get(accountId);
    found.set(accountId, {
      accountId,
      login,
      name: person === undefined ? (known?.name ?? login) : fullName(person),
      sortKey: person?.sortKey ?? known?.sortKey ?? login,
      roles: [...new Set([...(known?.roles ?? []), role])],
    });
  }
  return [...found.values()]
    .sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
    .map(({ sortKey: _, ...account }) => account);
};
