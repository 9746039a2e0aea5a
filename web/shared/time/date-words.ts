import { utcMidnight } from './school-date.ts';
import type { SchoolDate, ZoneTime } from './zone-time.ts';

/** Dates in the words of one language. */
export interface DateWords {
  /** `poniedziałek, 23 listopada` */
  longDay(date: SchoolDate): string;
  /** `23.11` */
  dayMonth(date: SchoolDate): string;
  /** `23.11.2026` */
  dayMonthYear(date: SchoolDate): string;
  /** `23` */
  dayNumber(date: SchoolDate): string;
  /** `pon.` */
  weekday(date: SchoolDate): string;
  /** `listopad 2026` */
  month(month: string): string;
  /** Name of the month alone, `listopad` */
  monthName(month: string): string;
  /** Moment seen from a day: `7:52` on that day, else `pt. 20.11, 15:12`, with the year when it is another one. */
  moment(utcMs: number, zone: ZoneTime, today: SchoolDate): string;
}

/** @param language  BCP 47 tag */
export const createDateWords = (language: string): DateWords => {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  const long = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const short = format({ weekday: 'short' });
  const month = format({ month: 'long', year: 'numeric' });
  const name = format({ month: 'long' });
  const dayNumber = (date: SchoolDate) => String(Number(date.slice(8)));
  const dayMonth = (date: SchoolDate) => `${dayNumber(date)}.${date.slice(5, 7)}`;
  const weekday = (date: SchoolDate) => short.format(utcMidnight(date));
  return {
    longDay: (date) => long.format(utcMidnight(date)),
    dayMonth,
    dayMonthYear: (date) => `${dayMonth(date)}.${date.slice(0, 4)}`,
    dayNumber,
    weekday,
    month: (value) => month.format(utcMidnight(`${value}-01`)).replace(/\s*р\.$/, ''),
    monthName: (value) => name.format(utcMidnight(`${value}-01`)),
    moment: (utcMs, zone, today) => {
      const date = zone.dateOf(utcMs);
      if (date === today) return zone.clockOf(utcMs);
      const year = date.slice(0, 4) === today.slice(0, 4) ? '' : `.${date.slice(0, 4)}`;
      return `${weekday(date)} ${dayMonth(date)}${year}, ${zone.clockOf(utcMs)}`;
    },
  };
};
