import { isSchoolDate } from '../school-date.ts';

/** A school year; dates are school dates, both ends included. */
export interface SchoolYear {
  readonly yearId: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** First and last day of lessons. */
  readonly lessonsFrom: string;
  readonly lessonsTo: string;
  /** In order of their ordinal. */
  readonly terms: readonly Term[];
}

/** A school year as it is kept. */
export type StoredYear = SchoolYear & { readonly version: number };

export interface Term {
  readonly termId: string;
  /** 1 or 2 */
  readonly ordinal: number;
  readonly from: string;
  readonly to: string;
}

export const YEAR_FAULTS = [
  'no_such_date',
  'dates_unordered',
  'lessons_outside_year',
  'term_outside_year',
  'terms_overlap',
  'overlaps_other_year',
] as const;
export type YearFault = (typeof YEAR_FAULTS)[number];

/**
 * What is wrong with a school year; empty when it may be kept. ISO dates compare as text.
 *
 * @param others  the other years of the school
 */
export const faultsOfYear = (
  year: SchoolYear,
  others: readonly SchoolYear[],
): readonly YearFault[] => {
  const dates = [year.from, year.to, year.lessonsFrom, year.lessonsTo];
  for (const term of year.terms) dates.push(term.from, term.to);
  if (!dates.every(isSchoolDate)) return ['no_such_date'];
  const faults = new Set<YearFault>();
  if (year.from > year.to || year.lessonsFrom > year.lessonsTo) faults.add('dates_unordered');
  if (year.lessonsFrom < year.from || year.lessonsTo > year.to) faults.add('lessons_outside_year');
  const terms = [...year.terms].sort((a, b) => a.ordinal - b.ordinal);
  for (const [index, term] of terms.entries()) {
    const before = terms[index - 1];
    if (term.from > term.to) faults.add('dates_unordered');
    if (term.from < year.from || term.to > year.to) faults.add('term_outside_year');
    if (before && (before.to >= term.from || before.ordinal === term.ordinal)) {
      faults.add('terms_overlap');
    }
  }
  const overlaps = others.some(
    (other) => other.yearId !== year.yearId && other.from <= year.to && year.from <= other.to,
  );
  if (overlaps) faults.add('overlaps_other_year');
  return [...faults];
};
