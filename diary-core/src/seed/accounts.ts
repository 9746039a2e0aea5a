import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../kernel/db/handles.ts';
import type { Services } from '../kernel/services.ts';
import {
  hasherOf,
  insertAccounts,
  insertMemberships,
  type NewAccount,
  pinMarker,
} from '../people/accounts/api.ts';
import type { SeedAccount, SeedSchool } from '../seed-types.ts';

/** Parameters of one `in (…)`. */
const MANY = 1000;

/** Accounts that another school has made already: they only get memberships here. */
const accountsThere = async (
  services: Services,
  ids: readonly AccountId[],
): Promise<ReadonlySet<AccountId>> =>
  services.db.forPlatform('an account may come from another school').read(async (read) => {
    const there = new Set<AccountId>();
    for (let at = 0; at < ids.length; at += MANY) {
      const part = ids.slice(at, at + MANY);
      const rows = await read.from('account').select('id').where('id', 'in', part).execute();
      for (const row of rows) there.add(row.id);
    }
    return there;
  });

interface Hashes {
  readonly password: string | null;
  readonly pin: string | undefined;
}

/** Two accounts at a time, as many as are hashed at once: a seed must not fill the queue of the hasher. */
const hashesOf = async (
  services: Services,
  accounts: readonly SeedAccount[],
): Promise<ReadonlyMap<SeedAccount, Hashes>> => {
  const hasher = hasherOf(services);
  const hashes = new Map<SeedAccount, Hashes>();
  const hashOne = async (account: SeedAccount): Promise<void> => {
    const { password, passwordHash, pin } = account;
    hashes.set(account, {
      password:
        passwordHash ?? (password === undefined ? null : await hasher.hashPassword(password)),
      pin: pin === undefined ? undefined : await hasher.hashPin(pin),
    });
  };
  for (let at = 0; at < accounts.length; at += 2) {
    await Promise.all(accounts.slice(at, at + 2).map(hashOne));
  }
  return hashes;
};

/** Hashes what is to be hashed before the transaction begins; answers the writing of all accounts. */
export const prepareAccounts = async (
  services: Services,
  school: SeedSchool,
): Promise<(tx: SchoolTx) => Promise<void>> => {
  const there = await accountsThere(
    services,
    school.accounts.map((account) => account.id),
  );
  const fresh = school.accounts.filter((account) => !there.has(account.id));
  const hashes = await hashesOf(services, fresh);
  const setAtUtc = services.clocks.system.nowMs();
  return async (tx) => {
    const markOf = await pinMarker(tx, services.keys);
    const accounts = [...hashes].map(([account, made]): NewAccount => {
      const pin =
        account.pin === undefined || made.pin === undefined
          ? {}
          : { pin: { hash: made.pin, mark: markOf(account.pin) } };
      const { id: accountId, login, memberships } = account;
      const passwordHash = made.password;
      return { accountId, login, memberships, passwordHash, isOneTime: false, setAtUtc, ...pin };
    });
    await insertAccounts(tx, accounts);
    await insertMemberships(
      tx,
      school.accounts
        .filter((account) => there.has(account.id))
        .map((account) => ({ accountId: account.id, memberships: account.memberships })),
    );
  };
};
