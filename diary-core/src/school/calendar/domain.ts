/** A range without lessons, both ends included. */
export interface DayOff {
  readonly dayOffId: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: DayOffKind;
}
/** `public`: by statute; `holiday`: school holidays; `school`: set by the director. */
export const DAY_OFF_KINDS = ['public', 'holiday', 'school'] as const;
export type DayOffKind = (typeof DAY_OFF_KINDS)[number];

/**
 * A range of `all` that shares a day with `one` and is of the same kind. A public holiday inside the school holidays is no fault: both
 * are true.
 */
export const overlapping = <D extends DayOff>(one: DayOff, all: readonly D[]): D | undefined =>
  all.find(
    (other) =>
      other.dayOffId !== one.dayOffId &&
      other.kind === one.kind &&
      other.from <= one.to &&
      one.from <= other.to,
  );

/** A day with lessons by the plan of another weekday (1 = Monday … 7 = Sunday). */
export interface WorkedDay {
  readonly workedDayId: string;
  readonly date: string;
  readonly asWeekday: number;
}

export interface Period {
  /** As the school counts its periods, 0..20. */
  readonly number: number;
  /** `HH:MM`, local time of the site. */
  readonly from: string;
  readonly to: string;
}

/** On this weekday the bell rings by another schedule, such as a short Friday. */
export interface WeekdayBells {
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number;
  readonly bellScheduleId: string;
}

/** Bell times of a school or of a part of it. */
export interface BellSchedule {
  readonly bellScheduleId: string;
  readonly name: string;
  readonly periods: readonly Period[];
  /** Weekdays that follow another schedule; left out: none. */
  readonly days?: readonly WeekdayBells[];
}

/** Bell times as they are kept. */
export interface StoredBells extends BellSchedule {
  readonly days: readonly WeekdayBells[];
  readonly version: number;
  /** School date on which these times were entered; `null`: from the beginning. */
  readonly since: string | null;
}
export type StoredDayOff = DayOff & { readonly version: number };
export type StoredWorkedDay = WorkedDay & { readonly version: number };

export const BELL_FAULTS = [
  'period_twice',
  'period_ends_before_it_begins',
  'periods_overlap',
  'weekday_twice',
  'weekday_of_itself',
] as const;
export type BellFault = (typeof BELL_FAULTS)[number];

/** What is wrong with bell times; empty when they may be kept. A school day does not run over midnight. */
export const faultsOfBells = (periods: readonly Period[]): readonly BellFault[] => {
  const faults = new Set<BellFault>();
  const sorted = [...periods].sort((a, b) => a.number - b.number);
  for (const [index, period] of sorted.entries()) {
    const before = sorted[index - 1];
    if (period.from >= period.to) faults.add('period_ends_before_it_begins');
    if (before && before.number === period.number) faults.add('period_twice');
    else if (before && before.to > period.from) faults.add('periods_overlap');
  }
  return [...faults];
};

/** What is wrong with the weekdays of bell times; empty when they may be kept. */
export const faultsOfDays = ({ bellScheduleId, days = [] }: BellSchedule): readonly BellFault[] => [
  ...(new Set(days.map(({ weekday }) => weekday)).size < days.length
    ? (['weekday_twice'] as const)
    : []),
  ...(days.some((day) => day.bellScheduleId === bellScheduleId)
    ? (['weekday_of_itself'] as const)
    : []),
];

/**
 * Periods of a schedule on a weekday: its own, or those of the schedule that the weekday follows. A followed schedule's own weekdays
 * are not asked again, so that none can go round in a circle.
 */
export const periodsOn = (
  all: readonly Omit<BellSchedule, 'name'>[],
  bellScheduleId: string,
  weekday: number,
): readonly Period[] | undefined => {
  const schedule = all.find((each) => each.bellScheduleId === bellScheduleId);
  const followed = schedule?.days?.find((day) => day.weekday === weekday)?.bellScheduleId;
  const other = all.find((each) => each.bellScheduleId === followed);
  return (other ?? schedule)?.periods;
};

/**
 * The weekday whose plan holds on a date, or `undefined` on a day without lessons.
 *
 * @param weekday  of the date itself, 1 = Monday … 7 = Sunday
 * Source          a worked day wins over a day off and over the weekend; without one, Monday to Friday outside days off
 */
export const planWeekday = (
  date: string,
  weekday: number,
  calendar: { readonly daysOff: readonly DayOff[]; readonly workedDays: readonly WorkedDay[] },
): number | undefined => {
  const worked = calendar.workedDays.find((day) => day.date === date);
  if (worked) return worked.asWeekday;
  if (weekday > 5) return undefined;
  return calendar.daysOff.some((off) => off.from <= date && date <= off.to) ? undefined : weekday;
};
