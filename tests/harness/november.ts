const DAY_MS = 86_400_000;

/** School date, whole days from another: `(2026-11-23, -3)` → `2026-11-20`. */
export const dayFrom = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** As the screens write a day: `20 listopada`. */
export const dayInWords = (date: string, options: Intl.DateTimeFormatOptions = {}): string =>
  new Intl.DateTimeFormat('pl', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...options,
  }).format(Date.parse(`${date}T00:00:00Z`));

/**
 * The day before the Monday from 20 to 26 November that comes next: tests of the demo live in the same week of a year without
 * breaks near by, whatever day it is. The school's clock may not be behind the machine's, so a week that has begun is next year's.
 *
 * @param today  school date
 */
export const dayBeforeNovember = (today: string): string => {
  const mondayIn = (year: number): string => {
    const day = new Date(Date.UTC(year, 10, 20));
    day.setUTCDate(20 + ((8 - day.getUTCDay()) % 7));
    return day.toISOString().slice(0, 10);
  };
  const year = Number(today.slice(0, 4));
  const monday = mondayIn(year);
  return dayFrom(monday > today ? monday : mondayIn(year + 1), -1);
};
