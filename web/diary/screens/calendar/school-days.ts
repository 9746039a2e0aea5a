import {
  addDays,
  addMonths,
  monthOf,
  monthRange,
  type SchoolMonth,
  weekdayOf,
} from '../../../shared/time/school-date.ts';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';

export type OffKind = 'public' | 'holiday' | 'school';
export const OFF_KINDS: readonly OffKind[] = ['public', 'holiday', 'school'];

export interface DayOff {
  readonly dayOffId: string;
  /** Both included. */
  readonly from: SchoolDate;
  readonly to: SchoolDate;
  readonly name: string;
  readonly kind: OffKind;
  readonly version: number;
}
export interface WorkedDay {
  readonly workedDayId: string;
  readonly date: SchoolDate;
  /** 1 = Monday … 7 = Sunday: whose plan holds. */
  readonly asWeekday: number;
  readonly version: number;
}
export interface SchoolDays {
  /** First and last day of lessons. */
  readonly lessonsFrom: SchoolDate;
  readonly lessonsTo: SchoolDate;
  readonly daysOff: readonly DayOff[];
  readonly workedDays: readonly WorkedDay[];
}

/** What a day is, and the entries that make it so. */
export interface DayView {
  readonly date: SchoolDate;
  readonly kind: 'lessons' | 'weekend' | 'outside' | 'worked' | OffKind;
  readonly off: readonly DayOff[];
  readonly worked: WorkedDay | undefined;
}

/** A worked day wins over a day off and the weekend, as at the doors. */
export const dayView = (date: SchoolDate, days: SchoolDays): DayView => {
  const worked = days.workedDays.find((one) => one.date === date);
  // What the statute says comes first: Christmas within the winter break is Christmas.
  const off = days.daysOff
    .filter(({ from, to }) => from <= date && date <= to)
    .toSorted((one, other) => OFF_KINDS.indexOf(one.kind) - OFF_KINDS.indexOf(other.kind));
  const kindOf = (): DayView['kind'] => {
    if (date < days.lessonsFrom || days.lessonsTo < date) return 'outside';
    if (worked) return 'worked';
    if (off[0]) return off[0].kind;
    return weekdayOf(date) > 5 ? 'weekend' : 'lessons';
  };
  return { date, kind: kindOf(), off, worked };
};

/** Whether cards of pupils open doors on a date: a day of lessons. */
export const hasLessons = (date: SchoolDate, days: SchoolDays): boolean =>
  ['lessons', 'worked'].includes(dayView(date, days).kind);

/** Days of lessons within a range, both ends included; ranges over 400 days count as none. */
export const lessonDaysWithin = (from: SchoolDate, to: SchoolDate, days: SchoolDays): number => {
  let count = 0;
  let date = from;
  for (let step = 0; date <= to && step < 400; step += 1) {
    if (hasLessons(date, days)) count += 1;
    date = addDays(date, 1);
  }
  return count;
};

/** Days of lessons that an entry takes away, or that return when it goes. */
export const lessonDaysTaken = (
  range: { readonly from: SchoolDate; readonly to: SchoolDate },
  days: SchoolDays,
  without?: DayOff,
): number => {
  const others = days.daysOff.filter((one) => one !== without);
  const before = lessonDaysWithin(range.from, range.to, { ...days, daysOff: others });
  const entry: DayOff = { ...range, dayOffId: '', name: '', kind: 'school', version: 1 };
  const after = lessonDaysWithin(range.from, range.to, { ...days, daysOff: [...others, entry] });
  return before - after;
};

/** Months from the first to the last day of lessons. */
export const monthsOfYear = ({
  lessonsFrom,
  lessonsTo,
}: Pick<SchoolDays, 'lessonsFrom' | 'lessonsTo'>): readonly SchoolMonth[] => {
  const months: SchoolMonth[] = [];
  let month = monthOf(lessonsFrom);
  while (month <= monthOf(lessonsTo) && months.length < 24) {
    months.push(month);
    month = addMonths(month, 1);
  }
  return months;
};

/** Weeks of a month, Monday first; days of other months are left out. */
export const weeksOfMonth = (month: SchoolMonth): readonly (readonly (SchoolDate | null)[])[] => {
  const { from, to } = monthRange(month);
  const weeks: (SchoolDate | null)[][] = [];
  let date = from;
  while (date <= to) {
    const week: (SchoolDate | null)[] = Array.from({ length: 7 }, () => null);
    for (let day = weekdayOf(date); day <= 7 && date <= to; day += 1) {
      week[day - 1] = date;
      date = addDays(date, 1);
    }
    weeks.push(week);
  }
  return weeks;
};

/** All entries of the year in order of their first day. */
export const entriesInOrder = (
  days: SchoolDays,
): readonly (
  | { readonly at: SchoolDate; readonly off: DayOff }
  | { readonly at: SchoolDate; readonly worked: WorkedDay }
)[] =>
  [
    ...days.daysOff.map((off) => ({ at: off.from, off })),
    ...days.workedDays.map((worked) => ({ at: worked.date, worked })),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

/** Where an arrow key leads from a day; nothing for other keys. */
export const dayAfterKey = (date: SchoolDate, key: string): SchoolDate | undefined => {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
  };
  const step = steps[key];
  if (step !== undefined) return addDays(date, step);
  if (key === 'Home') return monthRange(monthOf(date)).from;
  if (key === 'End') return monthRange(monthOf(date)).to;
  return undefined;
};
