import { FIXED_HOLIDAYS, WINTER_BREAKS } from './calendar.table.ts';
import { addDays, dateOf, easterOf, nextWeekday, weekdayOf } from './dates.ts';

export interface DayOff {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: 'public' | 'holiday' | 'school';
}

/** A school year of a primary school. `from`..`to` by law; lessons `lessonsFrom`..`lessonsTo`; all ends included. */
export interface SchoolCalendar {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly lessonsFrom: string;
  readonly lessonsTo: string;
  /** Last day of the first term. */
  readonly firstTermTo: string;
  readonly daysOff: readonly DayOff[];
}

const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;

/** The year in which the school year of a date began: from September on the same one. */
export const schoolYearStart = (date: string): number =>
  Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < 9 ? 1 : 0);

/** Dates for which the minister's calendar is not in the table: the two weeks from the first Monday of February. */
const winterBreak = (start: number, voivodeship: string): { from: string; to: string } => {
  const known = WINTER_BREAKS[start]?.find((each) => each.voivodeships.includes(voivodeship));
  const from = known?.from ?? nextWeekday(dateOf(start + 1, 2, 1), MONDAY);
  return { from, to: known?.to ?? addDays(from, 13) };
};

const publicHolidays = (year: number): readonly DayOff[] => {
  const easter = easterOf(year);
  const movable: readonly (readonly [number, string])[] = [
    [0, 'Wielkanoc'],
    [1, 'Poniedziałek Wielkanocny'],
    [49, 'Zielone Świątki'],
    [60, 'Boże Ciało'],
  ];
  return [
    ...FIXED_HOLIDAYS.filter(({ since }) => since === undefined || since <= year).map(
      ({ day, name }) => ({ date: `${year}-${day}`, name }),
    ),
    ...movable.map(([days, name]) => ({ date: addDays(easter, days), name })),
  ].map(({ date, name }) => ({ from: date, to: date, name, kind: 'public' }));
};

/**
 * Calendar of the school year that begins in `start`.
 *
 * Source: regulation of 11 August 2017 on the organisation of the school year (Dz.U. 2023 poz. 1211): lessons begin on the
 * first working day of September (on a Friday or Saturday: the Monday after) and end on the first Friday after 20 June;
 * Christmas break 23-31 December (from 22 December when that is a Monday); spring break from the Thursday before Easter to the
 * Tuesday after; 14 October is the day of education (act Karta Nauczyciela, art. 74), without lessons.
 */
export const calendarOf = (start: number, voivodeship: string): SchoolCalendar => {
  const end = start + 1;
  const first = dateOf(start, 9, 1);
  const firstWeekday = weekdayOf(first);
  const lessonsFrom = firstWeekday >= FRIDAY ? nextWeekday(first, MONDAY) : first;
  const christmas = weekdayOf(dateOf(start, 12, 22)) === MONDAY ? 22 : 23;
  const easter = easterOf(end);
  const winter = winterBreak(start, voivodeship);
  const breaks: readonly DayOff[] = [
    {
      from: dateOf(start, 10, 14),
      to: dateOf(start, 10, 14),
      name: 'Dzień Edukacji Narodowej',
      kind: 'school',
    },
    {
      from: dateOf(start, 12, christmas),
      to: dateOf(start, 12, 31),
      name: 'Zimowa przerwa świąteczna',
      kind: 'holiday',
    },
    { ...winter, name: 'Ferie zimowe', kind: 'holiday' },
    {
      from: addDays(easter, -3),
      to: addDays(easter, 2),
      name: 'Wiosenna przerwa świąteczna',
      kind: 'holiday',
    },
  ];
  const from = dateOf(start, 9, 1);
  const to = dateOf(end, 8, 31);
  const holidays = [...publicHolidays(start), ...publicHolidays(end)].filter(
    (day) => day.from >= from && day.to <= to,
  );
  return {
    name: `${start}/${end}`,
    from,
    to,
    lessonsFrom,
    lessonsTo: nextWeekday(dateOf(end, 6, 21), FRIDAY),
    firstTermTo: addDays(winter.from, -1),
    daysOff: [...breaks, ...holidays].sort((a, b) =>
      a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
    ),
  };
};

/** Whether pupils have lessons on that date. */
export const isSchoolDay = (calendar: SchoolCalendar, date: string): boolean =>
  weekdayOf(date) < SATURDAY &&
  date >= calendar.lessonsFrom &&
  date <= calendar.lessonsTo &&
  !calendar.daysOff.some((day) => day.from <= date && date <= day.to);

/** First Monday after `date` on which there are lessons, with the calendar it lies in. */
export const firstSchoolMonday = (
  date: string,
  voivodeship: string,
): { readonly monday: string; readonly calendar: SchoolCalendar } => {
  let monday = nextWeekday(addDays(date, 1), MONDAY);
  for (let tries = 0; tries < 60; tries += 1) {
    const calendar = calendarOf(schoolYearStart(monday), voivodeship);
    if (isSchoolDay(calendar, monday)) return { monday, calendar };
    monday = addDays(monday, 7);
  }
  throw new RangeError(`no school Monday within a year of ${date}`);
};
