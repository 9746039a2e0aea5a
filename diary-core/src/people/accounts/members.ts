import type { AccountId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { lastHandouts } from './handouts.ts';

/** What somebody is in this school, openly. */
export interface Member {
  readonly accountId: AccountId;
  readonly personId: PersonId | null;
  readonly role: Role;
  /** No own password was ever chosen, and no login data were made for it. */
  readonly needsSlip: boolean;
}

/** Every open membership of the school. */
export const membersOf = async (read: SchoolRead): Promise<Member[]> => {
  const handouts = await lastHandouts(read);
  const rows = await read
    .from('membership as m')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
    .select(['m.account_id as accountId', 'm.person_id as personId', 'm.role'])
    .select(['a.is_password_one_time as isOneTime', 'a.password_set_at_utc as setAtUtc'])
    .where('m.state', '=', 'open')
    .execute();
  return rows.map(({ isOneTime, setAtUtc, ...member }) => ({
    ...member,
    needsSlip: (setAtUtc === null || isOneTime) && !handouts.has(member.accountId),
  }));
};

/** Persons who hold a role in this school, each once, in a fixed order. */
export const personsInRole = async (read: SchoolRead, role: Role): Promise<PersonId[]> => {
  const rows = await read
    .from('membership')
    .select('person_id')
    .distinct()
    .where('role', '=', role)
    .where('state', '=', 'open')
    .where('person_id', 'is not', null)
    .orderBy('person_id')
    .execute();
  return rows.flatMap((row) => row.person_id ?? []);
};

/** How many accounts hold a role in a school, and how many of them have no second factor. */
export const withoutFactor = async (
  services: Services,
  schoolId: SchoolId,
  role: Role,
): Promise<{ readonly all: number; readonly without: number }> => {
  const rows = await services.db
    .forPlatform('second factors belong to accounts, which belong to no school')
    .read((read) =>
      read
        .from('membership as m')
        .leftJoin('account_factor as f', (join) => join.onRef('f.id', '=', 'm.account_id'))
        .select(['m.account_id as accountId', 'f.has_passkey as p', 'f.has_totp as t'])
        .select('f.has_code_card as c')
        .where('m.school_id', '=', schoolId)
        .where('m.role', '=', role)
        .where('m.state', '=', 'open')
        .execute(),
    );
  const byAccount = new Map(rows.map(({ accountId, p, t, c }) => [accountId, p || t || c]));
  return {
    all: byAccount.size,
    without: [...byAccount.values()].filter((hasOne) => !hasOne).length,
  };
};
