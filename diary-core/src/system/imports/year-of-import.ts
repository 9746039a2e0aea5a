import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { type SchoolYear, schoolYearsOf } from '../../school/school-years/api.ts';

/**
 * The first day of an import and the school year in which it lies. Where nobody chose a day it is today; before the first year begins,
 * the first day of lessons of that year.
 *
 * Errors  `imports.no_school_year`
 */
export const yearOfImport = async (
  read: SchoolRead,
  chosen: string | undefined,
  today: string,
): Promise<{ readonly from: string; readonly year: SchoolYear }> => {
  const years = await schoolYearsOf(read);
  const of = (day: string) => years.find((year) => year.from <= day && day <= year.to);
  const next = years.find((year) => year.from > today);
  const from = chosen ?? (of(today) === undefined && next ? next.lessonsFrom : today);
  const year = of(from);
  if (year === undefined)
    throw new AppError('invalid', 'imports.no_school_year', { first: years[0]?.from ?? '' });
  return { from, year };
};

export const earlierDay = (one: string, other: string): string => [one, other].sort()[0] ?? one;
