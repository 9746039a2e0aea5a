import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { faultsOfYear, type SchoolYear, type StoredYear, type Term } from './domain.ts';
import { yearRows } from './store.ts';

const insertTerms = (tx: SchoolTx, year: SchoolYear): Promise<void> =>
  tx.insertMany(
    'term',
    year.terms.map((term) => ({
      id: term.termId as Brand<'TermId'>,
      year_id: year.yearId as Brand<'YearId'>,
      ordinal: term.ordinal,
      first_day: term.from,
      last_day: term.to,
    })),
  );

/** Puts in a school year that is free of faults. Errors: `schoolYears.faulty` with the names of its faults. */
export const addSchoolYear = async (tx: SchoolTx, year: SchoolYear): Promise<SchoolYear> => {
  const faults = faultsOfYear(year, await yearRows(tx));
  if (faults.length > 0) throw new AppError('invalid', 'schoolYears.faulty', { faults });
  const yearId = year.yearId as Brand<'YearId'>;
  await tx.insert('school_year', {
    id: yearId,
    name: year.name.trim(),
    first_day: year.from,
    last_day: year.to,
    lessons_first_day: year.lessonsFrom,
    lessons_last_day: year.lessonsTo,
    version: 1,
  });
  await insertTerms(tx, year);
  tx.announce('calendar.changed', {});
  return year;
};

export type YearChange = Omit<StoredYear, 'terms'> & {
  readonly terms: readonly Omit<Term, 'termId'>[];
};

/**
 * Other dates, terms or another name of a school year.
 *
 * Errors  `schoolYears.faulty` with the names of its faults, `kernel.not_found`, `kernel.duplicate` for a name that another year has,
 *         `kernel.version_conflict` when somebody else changed it meanwhile
 */
export const changeSchoolYear = async (tx: SchoolTx, change: YearChange): Promise<StoredYear> => {
  await tx.require('school_year', change.yearId);
  const known = await yearRows(tx);
  const termsBefore = known.find(({ yearId }) => yearId === change.yearId)?.terms ?? [];
  const terms = change.terms.map((term) => {
    const before = termsBefore.find(({ ordinal }) => ordinal === term.ordinal);
    return { ...term, termId: before?.termId ?? tx.newId<'TermId'>() };
  });
  const year: StoredYear = { ...change, name: change.name.trim(), terms };
  const faults = faultsOfYear(year, known);
  if (faults.length > 0) throw new AppError('invalid', 'schoolYears.faulty', { faults });
  await tx.update(
    'school_year',
    year.yearId,
    {
      name: year.name,
      first_day: year.from,
      last_day: year.to,
      lessons_first_day: year.lessonsFrom,
      lessons_last_day: year.lessonsTo,
      // Counts up for other terms too, which stand in rows of their own.
      version: year.version + 1,
    },
    { expectVersion: year.version },
  );
  // Terms keep their ids where their number stays, since other records may refer to them.
  for (const { termId, ordinal } of termsBefore)
    if (!terms.some((term) => term.ordinal === ordinal)) await tx.remove('term', termId);
  for (const { termId, from, to } of terms)
    if (termsBefore.some((before) => before.termId === termId))
      await tx.update('term', termId, { first_day: from, last_day: to });
  const added = terms.filter(({ termId }) => !termsBefore.some((one) => one.termId === termId));
  await insertTerms(tx, { ...year, terms: added });
  tx.announce('calendar.changed', {});
  return { ...year, version: year.version + 1 };
};

/** Takes a school year away that nothing belongs to. Errors: `kernel.still_referenced`, `kernel.not_found`, `kernel.version_conflict`. */
export const removeSchoolYear = async (
  tx: SchoolTx,
  yearId: string,
  expectVersion: number,
): Promise<void> => {
  await tx.update('school_year', yearId, { version: expectVersion + 1 }, { expectVersion });
  await tx.removeWhere('term', { year_id: yearId as Brand<'YearId'> });
  await tx.remove('school_year', yearId);
  tx.announce('calendar.changed', {});
};
