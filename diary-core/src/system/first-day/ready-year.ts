import { Temporal } from 'temporal-polyfill';
import type { DayOffKind } from '../../school/calendar/api.ts';

const REGULATION = 'rozporządzenie MEN z 11.08.2017 w sprawie organizacji roku szkolnego';
const STATUTE = 'ustawa z 18.01.1951 o dniach wolnych od pracy';

/** A range without lessons by law, both ends included. */
export interface ReadyDayOff {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: DayOffKind;
  /** The act that it comes from. */
  readonly source: string;
}

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
export const easterOf = (year: number): Temporal.PlainDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skipped = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const leaps = 2 * (century % 4) + 2 * Math.floor(ofCentury / 4);
  const toSunday = (32 + leaps - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
};

const on = (year: number, month: number, day: number) =>
  Temporal.PlainDate.from({ year, month, day });

/** The first working day of September; when 1 September is a Friday or Saturday, the Monday after. */
const lessonsFromOf = (autumn: number): Temporal.PlainDate => {
  const first = on(autumn, 9, 1);
  const wait = { 5: 3, 6: 2, 7: 1 }[first.dayOfWeek] ?? 0;
  return first.add({ days: wait });
};

/** The Friday after 20 June; when the Thursday before is Corpus Christi, the Wednesday before that. */
const lessonsToOf = (spring: number): Temporal.PlainDate => {
  const from = on(spring, 6, 21);
  const friday = from.add({ days: (5 - from.dayOfWeek + 7) % 7 });
  const isCorpusChristi = easterOf(spring)
    .add({ days: 60 })
    .equals(friday.subtract({ days: 1 }));
  return isCorpusChristi ? friday.subtract({ days: 2 }) : friday;
};

const publicHolidays = (autumn: number): readonly (readonly [string, Temporal.PlainDate])[] => {
  const spring = autumn + 1;
  return [
    ['Wszystkich Świętych', on(autumn, 11, 1)],
    ['Narodowe Święto Niepodległości', on(autumn, 11, 11)],
    ['Nowy Rok', on(spring, 1, 1)],
    ['Trzech Króli', on(spring, 1, 6)],
    ['Święto Pracy', on(spring, 5, 1)],
    ['Święto Konstytucji 3 Maja', on(spring, 5, 3)],
    ['Boże Ciało', easterOf(spring).add({ days: 60 })],
  ];
};

const daysOffOf = (autumn: number, lessonsTo: Temporal.PlainDate): ReadyDayOff[] => {
  const spring = autumn + 1;
  const easter = easterOf(spring);
  // A Monday 22 December would be a single day of lessons: the break begins with it.
  const christmas = on(autumn, 12, on(autumn, 12, 22).dayOfWeek === 1 ? 22 : 23);
  const holidays = publicHolidays(autumn)
    .filter(([, date]) => date.dayOfWeek <= 5 && Temporal.PlainDate.compare(date, lessonsTo) <= 0)
    .map(([name, date]) => {
      const day = date.toString();
      return { from: day, to: day, name, kind: 'public' as const, source: STATUTE };
    });
  const breaks = (
    [
      ['Zimowa przerwa świąteczna', christmas, on(autumn, 12, 31)],
      ['Wiosenna przerwa świąteczna', easter.subtract({ days: 3 }), easter.add({ days: 2 })],
    ] as const
  ).map(([name, from, to]) => ({
    from: from.toString(),
    to: to.toString(),
    name,
    kind: 'holiday' as const,
    source: REGULATION,
  }));
  return [...holidays, ...breaks].sort((one, other) => (one.from < other.from ? -1 : 1));
};

const BELLS = ['08:00', '08:55', '09:50', '10:50', '11:45', '12:45', '13:40', '14:35'] as const;
const LESSON_MINUTES = 45;

/** Eight lessons of 45 minutes from 8:00, with breaks of 10 and two of 15 minutes. */
export const readyBells = () => ({
  name: 'Dzwonki',
  periods: BELLS.map((from, index) => ({
    number: index + 1,
    from,
    to: Temporal.PlainTime.from(from)
      .add({ minutes: LESSON_MINUTES })
      .toString({ smallestUnit: 'minute' }),
  })),
});

/**
 * A school year as the law lays it down, to be edited before it is taken. Winter holidays are not in it: the minister sets them for each
 * voivodeship and year.
 *
 * @param autumn  year of its September
 */
export const readyYear = (autumn: number) => {
  const spring = autumn + 1;
  const lessonsFrom = lessonsFromOf(autumn);
  const lessonsTo = lessonsToOf(spring);
  return {
    year: {
      name: `${autumn}/${spring}`,
      from: `${autumn}-09-01`,
      to: `${spring}-08-31`,
      lessonsFrom: lessonsFrom.toString(),
      lessonsTo: lessonsTo.toString(),
      terms: [
        { ordinal: 1, from: `${autumn}-09-01`, to: `${spring}-01-31` },
        { ordinal: 2, from: `${spring}-02-01`, to: lessonsTo.toString() },
      ],
    },
    daysOff: daysOffOf(autumn, lessonsTo),
    bells: readyBells(),
  };
};

/** Which September a school prepares for on a date: from July on the coming one, else the last. */
export const autumnToSetUp = (today: string): number => {
  const { year, month } = Temporal.PlainDate.from(today);
  return month >= 7 ? year : year - 1;
};
