export declare const dateOf: (year: number, month: number, day: number) => string;
export declare const addDays: (date: string, days: number) => string;
export declare const weekdayOf: (date: string) => number;
/** First `weekday` on `date` or after it. */
export declare const nextWeekday: (date: string, weekday: number) => string;
/** Easter Sunday, Gregorian. Source: the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, ch. 8). */
export declare const easterOf: (year: number) => string;
/** UTC milliseconds of a wall time `HH:MM` on a date in a zone; in a gap the later reading, in a fold the earlier. */
export declare const instantOf: (date: string, time: string, zone: string) => number;
/** Wall time of an instant in a zone. */
export declare const wallOf: (
  utcMs: number,
  zone: string,
) => {
  readonly date: string;
  readonly time: string;
};
