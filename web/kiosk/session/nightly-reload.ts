import { addDays } from '../../shared/time/school-date.ts';
import type { SchoolDate, ZoneTime } from '../../shared/time/zone-time.ts';

/** The page begins anew at this time of the school's night: what a long day left behind goes, a new build comes. */
const RELOAD_AT_MINUTES = 3 * 60;

/** The day a moment belongs to when days begin at 3:00. */
export const nightOf = (utcMs: number, zone: ZoneTime): SchoolDate => {
  const date = zone.dateOf(utcMs);
  return zone.minutesOf(utcMs) >= RELOAD_AT_MINUTES ? date : addDays(date, -1);
};
