import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import type { TermsBody } from './schema.ts';
import { readingOf, type TermsRow, termsOn, termsRows } from './store.ts';

const wordingOf = ({ title, textPl, textUk, textEn }: TermsBody) => ({
  title: title.trim(),
  text_pl: textPl.trim(),
  text_uk: textUk?.trim() ?? null,
  text_en: textEn?.trim() ?? null,
});

export const addDraft = async (tx: SchoolTx, body: TermsBody): Promise<string> => {
  const termsId = tx.newId<'TermsId'>();
  await tx.insert('terms_version', { id: termsId, ...wordingOf(body), number: null, version: 1 });
  tx.announce('terms.changed', { termsId });
  return termsId;
};

/** Errors: `terms.not_draft` once it is published. */
const requireDraft = async (tx: SchoolTx, termsId: string): Promise<TermsRow> => {
  const terms = await tx.require('terms_version', termsId);
  if (terms.number !== null) throw new AppError('conflict', 'terms.not_draft');
  return terms;
};

/** Errors: `terms.not_draft`, `kernel.version_conflict`. */
export const changeDraft = async (
  tx: SchoolTx,
  termsId: string,
  { version, ...body }: TermsBody & { readonly version: number },
): Promise<void> => {
  await requireDraft(tx, termsId);
  await tx.update('terms_version', termsId, wordingOf(body), { expectVersion: version });
  tx.announce('terms.changed', { termsId });
};

/** Errors: `terms.not_draft`. */
export const removeDraft = async (tx: SchoolTx, termsId: string): Promise<void> => {
  await requireDraft(tx, termsId);
  await tx.remove('terms_version', termsId);
  tx.announce('terms.changed', { termsId });
};

export interface Publishing {
  readonly validFrom: string;
  readonly version: number;
  /** School date. */
  readonly today: string;
  readonly byName: string;
  /** System clock. */
  readonly atUtc: number;
}

/**
 * Gives a draft its number and the day from which it holds.
 *
 * Errors  `terms.no_such_date`, `terms.too_early` before today, `terms.not_draft`, `kernel.duplicate` for a day that another wording
 *         begins on, `kernel.version_conflict`
 */
export const publish = async (tx: SchoolTx, termsId: string, how: Publishing): Promise<void> => {
  const { validFrom, version, today, byName, atUtc } = how;
  if (!isSchoolDate(validFrom)) throw new AppError('invalid', 'terms.no_such_date');
  if (validFrom < today) throw new AppError('invalid', 'terms.too_early');
  await requireDraft(tx, termsId);
  const numbers = (await termsRows(tx)).map(({ number }) => number ?? 0);
  await tx.update(
    'terms_version',
    termsId,
    {
      number: Math.max(0, ...numbers) + 1,
      valid_from: validFrom,
      published_at_utc: atUtc,
      published_by_name: byName,
    },
    { expectVersion: version },
  );
  tx.announce('terms.changed', { termsId });
};

/**
 * A published wording becomes a draft again, as long as it does not hold yet. Its number goes to the next one.
 *
 * Errors  `terms.in_force` from its first day on, `terms.not_published`, `kernel.version_conflict`
 */
export const withdraw = async (
  tx: SchoolTx,
  termsId: string,
  { version, today }: { readonly version: number; readonly today: string },
): Promise<void> => {
  const terms = await tx.require('terms_version', termsId);
  if (terms.valid_from === null) throw new AppError('conflict', 'terms.not_published');
  if (terms.valid_from <= today) throw new AppError('conflict', 'terms.in_force');
  const bare = { number: null, valid_from: null, published_at_utc: null, published_by_name: null };
  await tx.update('terms_version', termsId, bare, { expectVersion: version });
  tx.announce('terms.changed', { termsId });
};

/**
 * Somebody has read the wording in force; a second time keeps the first.
 *
 * Errors  `terms.other_wording`: another one is in force by now
 */
export const acknowledge = async (
  tx: SchoolTx,
  termsId: string,
  reader: {
    readonly accountId: AccountId;
    readonly today: string;
    readonly atUtc: number;
  },
): Promise<void> => {
  await tx.require('terms_version', termsId);
  const inForce = await termsOn(tx, reader.today);
  if (inForce?.id !== termsId) throw new AppError('conflict', 'terms.other_wording');
  if ((await readingOf(tx, inForce.id, reader.accountId)) !== undefined) return;
  await tx.insert('terms_reading', {
    id: tx.newId<'TermsReadingId'>(),
    terms_id: termsId as Brand<'TermsId'>,
    account_id: reader.accountId,
    read_at_utc: reader.atUtc,
  });
};
