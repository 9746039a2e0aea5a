import { dayAfter, dayBefore } from '../../school/school-date.ts';
import type { SchoolYear } from '../../school/school-years/api.ts';
import type { DayRange } from '../locks/api.ts';
import type { TimetableVersion } from './domain.ts';

/** What the dates of a version do to the others of the same class. */
export interface Placing {
  readonly to: string;
  /** Ends earlier now (PLAN-06). */
  readonly shortened: readonly { readonly versionId: string; readonly to: string }[];
  /** Began on the same day: its place is taken. */
  readonly replaced: readonly string[];
}

export type DateFault = 'outside_year' | 'unordered' | 'overlap';

/**
 * Where a version comes to stand among the published ones of its class.
 *
 * @param to      `null`: until the next version begins, else to the last day of lessons
 * @param others  published versions of the same class, without the one to be placed
 * @returns       the faults: dates outside the school year or the wrong way round, an end beyond the beginning of a later version
 */
export const placeVersion = (
  from: string,
  to: string | null,
  others: readonly TimetableVersion[],
  year: SchoolYear,
):
  | { readonly ok: true; readonly placing: Placing }
  | { readonly ok: false; readonly fault: DateFault } => {
  const later = others.filter((each) => each.from > from).map((each) => each.from);
  const next = later.length === 0 ? undefined : later.sort()[0];
  const openEnd = from <= year.lessonsTo ? year.lessonsTo : year.to;
  const last = to ?? (next === undefined || next > openEnd ? openEnd : dayBefore(next));
  if (last < from) return { ok: false, fault: 'unordered' };
  if (from < year.from || last > year.to) return { ok: false, fault: 'outside_year' };
  if (next !== undefined && last >= next) return { ok: false, fault: 'overlap' };
  return {
    ok: true,
    placing: {
      to: last,
      shortened: others
        .filter((each) => each.from < from && each.to >= from)
        .map((each) => ({ versionId: each.versionId, to: dayBefore(from) })),
      replaced: others.filter((each) => each.from === from).map((each) => each.versionId),
    },
  };
};

/** The days of a range that lie in none of the others, in order. */
export const daysWithout = (
  { from, to }: DayRange,
  others: readonly DayRange[],
): readonly DayRange[] => {
  const left: DayRange[] = [];
  let next = from;
  for (const other of others.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (other.to < next || other.from > to) continue;
    if (other.from > next) left.push({ from: next, to: dayBefore(other.from) });
    next = dayAfter(other.to);
  }
  return next > to ? left : [...left, { from: next, to }];
};

/** The days that lie in one of two ranges and not in the other: what moving dates changes. */
export const daysMoved = (before: DayRange, after: DayRange): readonly DayRange[] => [
  ...daysWithout(before, [after]),
  ...daysWithout(after, [before]),
];
