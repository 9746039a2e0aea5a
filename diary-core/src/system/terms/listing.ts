import type { AccountId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { openAccounts } from '../../people/accounts/api.ts';
import type { OwnTerms, TermsReply } from './schema.ts';
import {
  nextTermsFrom,
  readersOf,
  readingCounts,
  readingOf,
  type TermsRow,
  termsOn,
  termsRows,
} from './store.ts';

const wordingOf = (terms: TermsRow) => ({
  title: terms.title,
  textPl: terms.text_pl,
  textUk: terms.text_uk,
  textEn: terms.text_en,
});

/** What an account has to read in this school; nothing while the school has published nothing. */
export const ownTerms = async (
  read: SchoolRead,
  accountId: AccountId,
  today: string,
): Promise<OwnTerms[]> => {
  const terms = await termsOn(read, today);
  if (terms === undefined || terms.valid_from === null || terms.number === null) return [];
  const nextFrom = await nextTermsFrom(read, today);
  return [
    {
      schoolId: read.schoolId,
      termsId: terms.id,
      number: terms.number,
      ...wordingOf(terms),
      validFrom: terms.valid_from,
      readAtUtc: (await readingOf(read, terms.id, accountId)) ?? null,
      ...(nextFrom === undefined ? {} : { nextFrom }),
    },
  ];
};

const stateOf = (terms: TermsRow, inForce: string | undefined, today: string) => {
  if (terms.valid_from === null) return 'draft' as const;
  if (terms.valid_from > today) return 'coming' as const;
  return terms.id === inForce ? ('inForce' as const) : ('past' as const);
};

/** Every wording, drafts first, then the newest. */
export const listTerms = async (read: SchoolRead, today: string): Promise<TermsReply[]> => {
  const inForce = (await termsOn(read, today))?.id;
  const counts = await readingCounts(read);
  return (await termsRows(read)).map((terms) => ({
    termsId: terms.id,
    number: terms.number,
    ...wordingOf(terms),
    validFrom: terms.valid_from,
    state: stateOf(terms, inForce, today),
    publishedAtUtc: terms.published_at_utc,
    publishedByName: terms.published_by_name,
    readings: counts.get(terms.id) ?? 0,
    version: terms.version,
  }));
};

/** Who may sign in and has not read the wording in force, by name; of one role or of all. */
export const listUnread = async (read: SchoolRead, today: string, role: Role | undefined) => {
  const terms = await termsOn(read, today);
  const accounts = (await openAccounts(read)).filter(
    (account) => role === undefined || account.roles.includes(role),
  );
  if (terms === undefined)
    return { termsId: null, accounts: accounts.length, unread: 0, items: [] };
  const readers = await readersOf(read, terms.id);
  const unread = accounts.filter(({ accountId }) => !readers.has(accountId));
  return {
    termsId: terms.id,
    accounts: accounts.length,
    unread: unread.length,
    items: unread.flatMap(({ accountId, name, login, roles }) => {
      const shown = role ?? roles[0];
      return shown === undefined ? [] : [{ accountId, name, login, role: shown }];
    }),
  };
};
