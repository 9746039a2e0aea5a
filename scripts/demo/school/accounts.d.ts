import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SeedAccount } from '@furtka/diary-core/seed';
export interface AccountHolder {
  readonly id: PersonId;
  readonly firstName: string;
  readonly lastName: string;
  readonly roles: readonly Role[];
}
/** Name in plain letters, as a login or an address takes it. */
export declare const plainName: (text: string) => string;
/**
 * One account for everybody who has a role, none with a password yet. Logins are unique in the whole system, so a school's
 * logins end with its own suffix.
 */
export declare const makeAccounts: (
  holders: readonly AccountHolder[],
  {
    suffix,
    idOf,
  }: {
    readonly suffix: string;
    readonly idOf: (name: string) => AccountId;
  },
) => SeedAccount[];
