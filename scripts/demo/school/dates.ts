/** School dates as `YYYY-MM-DD`; weekdays 1 = Monday … 7 = Sunday. */
const DAY_MS = 86_400_000;

export const dateOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7;

/** First `weekday` on `date` or after it. */
export const nextWeekday = (date: string, weekday: number): string =>
  addDays(date, (weekday - weekdayOf(date) + 7) % 7);

/** Easter Sunday, Gregorian. Source: the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, ch. 8). */
export const easterOf = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dateOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
};

/** UTC milliseconds of a wall time `HH:MM` on a date in a zone; in a gap the later reading, in a fold the earlier. */
export const instantOf = (date: string, time: string, zone: string): number => {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const once = wall - offsetAt(wall, zone);
  return wall - offsetAt(once, zone);
};

/** Wall time of an instant in a zone. */
export const wallOf = (
  utcMs: number,
  zone: string,
): { readonly date: string; readonly time: string } => {
  const text = new Date(utcMs + offsetAt(utcMs, zone)).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
};

/** How far the wall clock of a zone is ahead of UTC at an instant, ms. */
const offsetAt = (utcMs: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(utcMs);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(utcMs / 1000) * 1000;
};
