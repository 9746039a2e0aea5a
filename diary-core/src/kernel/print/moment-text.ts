import { Temporal } from 'temporal-polyfill';

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant as prints say it, in the school's zone: `07.09.2026, 08:05`. */
export const momentText = (utcMs: number, zone: string): string => {
  const at = Temporal.Instant.fromEpochMilliseconds(utcMs).toZonedDateTimeISO(zone);
  return `${two(at.day)}.${two(at.month)}.${at.year}, ${two(at.hour)}:${two(at.minute)}`;
};
