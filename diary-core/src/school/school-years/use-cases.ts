import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { faultsOfYear, type SchoolYear } from './domain.ts';
import { yearRows } from './store.ts';

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
  });
  await tx.insertMany(
    'term',
    year.terms.map((term) => ({
      id: term.termId as Brand<'TermId'>,
      year_id: yearId,
      ordinal: term.ordinal,
      first_day: term.from,
      last_day: term.to,
    })),
  );
  tx.announce('calendar.changed', {});
  return year;
};
