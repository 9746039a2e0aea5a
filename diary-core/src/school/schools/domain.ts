import { Temporal } from 'temporal-polyfill';
import type { SchoolSettings } from './schema.ts';

/** Name of a school that nobody has named yet. */
export const UNNAMED_SCHOOL = 'Szkoła';

export const DEFAULT_ZONE = 'Europe/Warsaw';

const weekdays = [1, 2, 3, 4, 5] as const;

/** What holds in a school that has set nothing (DESIGN section 3; C-10, C-36, C-39, C-40, C-42: off at first). */
export const DEFAULT_SETTINGS: SchoolSettings = {
  staleAfterDays: 7,
  expiredAfterDays: 30,
  keyholderAfterDays: 90,
  repeatFoldMs: 5_000,
  marginBeforeMinutes: 30,
  marginAfterMinutes: 30,
  staffHours: weekdays.map((weekday) => ({ weekday, from: '05:30', to: '22:00' })),
  dutyStaffMayBlock: false,
  grantedTapCountsAsEntry: false,
  homeroomSeesPassages: false,
  directorSeesPassages: false,
  photosOnHub: false,
  lockAfterFailures: null,
  meetingEntries: false,
  forgottenNoteAt: 3,
  visitorDays: 30,
  officePhone: null,
};

/** A roster is first stale, then expired, then good for keyholders only: the ages must rise in this order. */
export const agesRise = (settings: SchoolSettings): boolean =>
  settings.staleAfterDays < settings.expiredAfterDays &&
  settings.expiredAfterDays < settings.keyholderAfterDays;

/** Whether calendar arithmetic knows this IANA zone. */
export const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Z]/.test(zone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
