import { folded, foldedWords } from '../../../shared/text/folded.ts';
import type { DeskAccount } from './account-queries.ts';

export const ACCOUNT_FILTERS = ['all', 'unused', 'unreceived', 'locked', 'suspended'] as const;
export type AccountFilter = (typeof ACCOUNT_FILTERS)[number];

const isWanted = (account: DeskAccount, filter: AccountFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'unused':
      return account.lastGoodLoginAtUtc === undefined && account.state === 'open';
    case 'unreceived':
      return account.issuedAtUtc !== undefined && account.receivedOn === undefined;
    case 'locked':
      return account.locked;
    case 'suspended':
      return account.state !== 'open';
  }
};

export interface Wish {
  readonly search: string;
  readonly filter: AccountFilter;
  /** Name of a class, or of a role; empty: all. */
  readonly className: string;
  readonly role: string;
}

/** Accounts with their words made ready once, so that a letter typed costs no folding. */
export const readyToFind = (accounts: readonly DeskAccount[]) =>
  accounts.map((account) => ({ account, words: folded(`${account.name} ${account.login}`) }));

/** All words typed stand in the name or the login. */
export const foundAccounts = (
  ready: ReturnType<typeof readyToFind>,
  { search, filter, className, role }: Wish,
): DeskAccount[] => {
  const wanted = foldedWords(search);
  return ready
    .filter(
      ({ account, words }) =>
        isWanted(account, filter) &&
        (className === '' || account.classNames.includes(className)) &&
        (role === '' || account.roles.some((each) => each === role)) &&
        wanted.every((word) => words.includes(word)),
    )
    .map(({ account }) => account);
};
