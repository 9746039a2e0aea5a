import { randomBytes } from 'node:crypto';
import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { makeOneTimePassword } from './one-time-password.ts';

export type { NewAccount } from './accounts.ts';
export { insertAccounts, insertMemberships, pinMarker } from './accounts.ts';
export { hasherOf } from './password-hasher.ts';

/** A generated password that is good for one login (ACCT-12). */
export const newOneTimePassword = (): string =>
  makeOneTimePassword((length) => randomBytes(length));

/** Accounts with which these persons act in this school. */
export const accountsOf = async (
  read: SchoolRead,
  personIds: readonly PersonId[],
): Promise<AccountId[]> => {
  if (personIds.length === 0) return [];
  const rows = await read
    .from('membership')
    .select('account_id')
    .distinct()
    .where('person_id', 'in', [...personIds])
    .execute();
  return rows.map((row) => row.account_id);
};

/** Whom these accounts belong to; one without a person in this school is missing. */
export const personsOfAccounts = async (
  read: SchoolRead,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, PersonId>> => {
  if (accountIds.length === 0) return new Map();
  const rows = await read
    .from('membership')
    .select(['account_id', 'person_id'])
    .where('account_id', 'in', [...accountIds])
    .where('person_id', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.person_id ? [[row.account_id, row.person_id]] : [])));
};

/** Somebody who may sign in at the kiosk. `pinHash`: argon2id 19 MiB/2/1 in PHC form. */
export interface Operator {
  readonly accountId: AccountId;
  readonly personId: PersonId | null;
  readonly name: string;
  readonly role: Role;
  readonly pinHash: string;
}

/** Caretakers and duty staff of the school that have a PIN; each account once, as caretaker where it is both. */
export const dutyOperators = async (read: SchoolRead): Promise<Operator[]> => {
  const rows = await read
    .from('membership as m')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
    .select([
      'a.id as accountId',
      'a.login',
      'a.pin_hash as pinHash',
      'm.person_id as personId',
      'm.role',
    ])
    .where('m.role', 'in', ['caretaker', 'dutyStaff'])
    .where('a.pin_hash', 'is not', null)
    .orderBy('m.role')
    .orderBy('a.id')
    .execute();
  const names = await personsByIds(
    read,
    rows.flatMap((row) => row.personId ?? []),
  );
  const operators = new Map<AccountId, Operator>();
  for (const { login, pinHash, ...row } of rows) {
    if (pinHash === null || operators.has(row.accountId)) continue;
    const person = row.personId === null ? undefined : names.get(row.personId);
    const name = person === undefined ? login : fullName(person);
    operators.set(row.accountId, { ...row, name, pinHash });
  }
  return [...operators.values()];
};
