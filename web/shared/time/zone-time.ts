/** School date, `YYYY-MM-DD`, in the school's zone. */
export type SchoolDate = string;

/** Reads instants as a clock on the school's wall shows them. */
export interface ZoneTime {
  readonly zone: string;
  /** Date of an instant, `YYYY-MM-DD`. */
  dateOf(utcMs: number): SchoolDate;
  /** Minutes since midnight by the wall clock, 0..1439; on a night of a clock change an hour repeats or is missing. */
  minutesOf(utcMs: number): number;
  /** Wall time without a leading zero, for example `7:52`. */
  clockOf(utcMs: number): string;
  /** Wall time with seconds, for example `7:52:05`. */
  secondsOf(utcMs: number): string;
}

/** Zone of a school that names none. */
export const DEFAULT_ZONE = 'Europe/Warsaw';

/** Minutes since midnight as wall time, for example 472 → `7:52`. */
export const clockText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * @param zone  IANA name of a zone
 *
 * Errors  a zone that the browser does not know throws RangeError
 */
export const createZoneTime = (zone: string): ZoneTime => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const read = (utcMs: number) => {
    const found = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
    for (const { type, value } of format.formatToParts(utcMs)) {
      if (type in found) found[type as keyof typeof found] = value;
    }
    return found;
  };
  const minutesOf = (utcMs: number) => {
    const { hour, minute } = read(utcMs);
    return Number(hour) * 60 + Number(minute);
  };
  return {
    zone,
    dateOf: (utcMs) => {
      const { year, month, day } = read(utcMs);
      return `${year}-${month}-${day}`;
    },
    minutesOf,
    clockOf: (utcMs) => clockText(minutesOf(utcMs)),
    secondsOf: (utcMs) => `${clockText(minutesOf(utcMs))}:${read(utcMs).second}`,
  };
};
