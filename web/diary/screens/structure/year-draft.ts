import { addDays } from '../../../shared/time/school-date.ts';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';
import type { YearRow } from './structure-queries.ts';

const later = (date: SchoolDate): SchoolDate => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;

/** 29 February stands in one year of four. */
const fits = (date: SchoolDate): SchoolDate => date.replace(/-02-29$/, '-02-28');

/** A year after the last one with its days a year later; the first one of a school begins in the September of today's year. */
export const nextYear = (
  last: Omit<YearRow, 'isCurrent'> | undefined,
  today: SchoolDate,
): YearRow => {
  const shared = { yearId: '', version: 1, isCurrent: false };
  if (last === undefined) {
    const start = Number(today.slice(0, 4)) - (today.slice(5) < '06-01' ? 1 : 0);
    return {
      ...shared,
      name: `${start}/${start + 1}`,
      from: `${start}-09-01`,
      to: `${start + 1}-08-31`,
      lessonsFrom: `${start}-09-01`,
      lessonsTo: `${start + 1}-06-25`,
      terms: [],
    };
  }
  const move = (date: SchoolDate) => fits(later(fits(date)));
  const start = Number(last.to.slice(0, 4));
  return {
    ...shared,
    name: `${start}/${start + 1}`,
    from: addDays(last.to, 1),
    to: move(last.to),
    lessonsFrom: move(last.lessonsFrom),
    lessonsTo: move(last.lessonsTo),
    terms: last.terms.map((term) => ({ ...term, from: move(term.from), to: move(term.to) })),
  };
};
