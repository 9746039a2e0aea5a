import type { AccessTerms, ServiceRow } from './access-queries.ts';
import { groszOf, typedOf } from './zloty.ts';

/** The terms as they are typed. */
export interface TermsDraft {
  readonly services: readonly ServiceRow[];
  readonly fee: string;
  readonly payee: string;
  readonly account: string;
  readonly title: string;
}

/** An account number as it stands on paper: two digits, then fours. */
export const accountOnPaper = (account: string): string => {
  const digits = account.replace(/\D/g, '');
  const fours = digits.slice(2).match(/.{1,4}/g) ?? [];
  return [digits.slice(0, 2), ...fours].join(' ');
};

export const termsDraftOf = (terms: AccessTerms): TermsDraft => ({
  services: terms.services,
  fee: typedOf(terms.feeGrosz),
  payee: terms.payee,
  account: accountOnPaper(terms.bankAccount ?? ''),
  title: terms.transferTitle,
});

const TEXTS = ['fee', 'payee', 'account', 'title'] as const;

/** The same amount and the same account may be typed in several ways. */
const meant = (field: (typeof TEXTS)[number], text: string): string | number => {
  if (field === 'fee') return groszOf(text) ?? text;
  return field === 'account' ? text.replace(/^PL|\s/g, '') : text.trim();
};

/** Texts that two people want otherwise. */
export const textClashes = (mine: TermsDraft, theirs: TermsDraft) =>
  TEXTS.filter((field) => meant(field, mine[field]) !== meant(field, theirs[field])).map(
    (field) => ({
      field,
      mine: mine[field],
      theirs: theirs[field],
    }),
  );

/** Services to which two people give other answers. */
export const serviceClashes = (mine: TermsDraft, theirs: TermsDraft) =>
  mine.services.flatMap((row) => {
    const other = theirs.services.find(({ service }) => service === row.service);
    return (['basic', 'extended'] as const)
      .filter((mode) => other !== undefined && other[mode] !== row[mode])
      .map((mode) => ({
        service: row.service,
        mode,
        mine: row[mode],
        theirs: other?.[mode] ?? row[mode],
      }));
  });
