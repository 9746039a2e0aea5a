import type { AccountId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';

export type TermsRow = Row<'terms_version'>;

/** Newest first, drafts before all. */
export const termsRows = async (read: SchoolRead): Promise<TermsRow[]> => {
  const rows = await read.from('terms_version').selectAll().orderBy('id', 'desc').execute();
  return rows.sort((one, other) => (other.number ?? Infinity) - (one.number ?? Infinity) || 0);
};

/** The wording in force on a date; undefined while the school has none. */
export const termsOn = (read: SchoolRead, date: string): Promise<TermsRow | undefined> =>
  read
    .from('terms_version')
    .selectAll()
    .where('valid_from', '<=', date)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();

/** First day of the next wording after a date. */
export const nextTermsFrom = async (
  read: SchoolRead,
  date: string,
): Promise<string | undefined> => {
  const row = await read
    .from('terms_version')
    .select('valid_from')
    .where('valid_from', '>', date)
    .orderBy('valid_from')
    .limit(1)
    .executeTakeFirst();
  return row?.valid_from ?? undefined;
};

/** When an account read a wording, system clock. */
export const readingOf = async (
  read: SchoolRead,
  termsId: TermsRow['id'],
  accountId: AccountId,
): Promise<number | undefined> => {
  const row = await read
    .from('terms_reading')
    .select('read_at_utc')
    .where('terms_id', '=', termsId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row?.read_at_utc;
};

export const readersOf = async (
  read: SchoolRead,
  termsId: TermsRow['id'],
): Promise<ReadonlySet<string>> => {
  const rows = await read
    .from('terms_reading')
    .select('account_id')
    .where('terms_id', '=', termsId)
    .execute();
  return new Set(rows.map((row) => row.account_id));
};

/** Number of readings by wording. */
export const readingCounts = async (read: SchoolRead): Promise<ReadonlyMap<string, number>> => {
  const rows = await read
    .from('terms_reading')
    .select((eb) => ['terms_id', eb.fn.countAll().as('count')])
    .groupBy('terms_id')
    .execute();
  return new Map(rows.map((row) => [row.terms_id, Number(row.count)]));
};
