import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { fullName, personsByIds } from '../persons/api.ts';

/** Roles that act at the kiosk, the one that is shown first: who is caretaker and duty staff stands there as caretaker. */
export const KIOSK_ROLES = [
  'caretaker',
  'dutyStaff',
  'director',
  'deputyDirector',
] as const satisfies readonly Role[];
export type KioskRole = (typeof KIOSK_ROLES)[number];

/** Somebody who may sign in at the kiosk. `pinHash`: argon2id 19 MiB/2/1 in PHC form. */
export interface Operator {
  readonly accountId: AccountId;
  readonly personId: PersonId | null;
  readonly name: string;
  /** The first of `roles`. */
  readonly role: KioskRole;
  readonly roles: readonly KioskRole[];
  readonly pinHash: string;
}

const inOrder = (roles: ReadonlySet<string>): KioskRole[] =>
  KIOSK_ROLES.filter((role) => roles.has(role));

/** Everybody of the school who has a role of the kiosk and a PIN, each account once, caretakers and duty staff first. */
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
    .where('m.role', 'in', [...KIOSK_ROLES])
    .where('m.state', '=', 'open')
    .where('a.pin_hash', 'is not', null)
    .orderBy('a.id')
    .orderBy('m.id')
    .execute();
  const names = await personsByIds(
    read,
    rows.flatMap((row) => row.personId ?? []),
  );
  const operators = new Map<AccountId, Operator>();
  for (const { login, pinHash, accountId, ...row } of rows) {
    const known = operators.get(accountId);
    const roles = inOrder(new Set([...(known?.roles ?? []), row.role]));
    const [role] = roles;
    if (pinHash === null || role === undefined) continue;
    const personId = known?.personId ?? row.personId;
    const person = personId === null ? undefined : names.get(personId);
    const name = person === undefined ? login : fullName(person);
    operators.set(accountId, { accountId, personId, name, role, roles, pinHash });
  }
  const place = ({ role }: Operator): number => KIOSK_ROLES.indexOf(role);
  return [...operators.values()].sort((one, other) => place(one) - place(other));
};

/** Which of these accounts have roles of the kiosk in this school, with a PIN or without. */
export const kioskRolesOf = async (
  read: SchoolRead,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, readonly KioskRole[]>> => {
  if (accountIds.length === 0) return new Map();
  const rows = await read
    .from('membership')
    .select(['account_id', 'role'])
    .where('account_id', 'in', [...accountIds])
    .where('role', 'in', [...KIOSK_ROLES])
    .where('state', '=', 'open')
    .execute();
  const roles = new Map<AccountId, Set<string>>();
  for (const row of rows)
    roles.set(row.account_id, (roles.get(row.account_id) ?? new Set()).add(row.role));
  return new Map([...roles].map(([accountId, held]) => [accountId, inOrder(held)]));
};

/** Names of these accounts as the kiosk shows them; one that is not of this school is missing. */
export const operatorNames = async (
  read: SchoolRead,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> => {
  if (accountIds.length === 0) return new Map();
  const rows = await read
    .from('membership as m')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
    .select(['a.id as accountId', 'a.login', 'm.person_id as personId'])
    .where('a.id', 'in', [...accountIds])
    .orderBy('m.id')
    .execute();
  const persons = await personsByIds(
    read,
    rows.flatMap((row) => row.personId ?? []),
  );
  const names = new Map<AccountId, string>();
  for (const { accountId, login, personId } of rows) {
    const person = personId === null ? undefined : persons.get(personId);
    if (person !== undefined) names.set(accountId, fullName(person));
    else if (!names.has(accountId)) names.set(accountId, login);
  }
  return names;
};
