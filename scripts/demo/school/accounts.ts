import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SeedAccount } from '@furtka/diary-core/seed';

export interface AccountHolder {
  readonly id: PersonId;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: readonly Role[];
}

const PLAIN: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L' };

/** Name in plain letters, as a login or an address takes it. */
export const plainName = (text: string): string =>
  text
    .replace(/[łŁ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** Roles of people who do not belong to the school: no person of it. */
const VISITING_ROLES = ['superadmin', 'inspection', 'publisher'] as const;

/**
 * One account for everybody who has a role, none with a password yet. Logins are unique in the whole system, so a school's
 * logins end with its own suffix.
 */
export const makeAccounts = (
  holders: readonly AccountHolder[],
  { suffix, idOf }: { readonly suffix: string; readonly idOf: (name: string) => AccountId },
): SeedAccount[] => {
  const taken = new Set<string>();
  const loginFor = (base: string): string => {
    for (let number = 1; ; number += 1) {
      const login = `${base}${number === 1 ? '' : number}${suffix}`;
      if (taken.has(login)) continue;
      taken.add(login);
      return login;
    }
  };
  const own = holders
    .filter(({ roles }) => roles.length > 0)
    .map(({ id, firstName, lastName, roles }) => ({
      id: idOf(`account/${id}`),
      login: loginFor(`${plainName(firstName)}.${plainName(lastName)}`),
      memberships: roles.map((role) => ({ role, personId: id })),
    }));
  const visiting = VISITING_ROLES.map((role) => ({
    id: idOf(`account/${role}`),
    login: loginFor(role.toLowerCase()),
    memberships: [{ role, personId: null }],
  }));
  return [...own, ...visiting];
};
