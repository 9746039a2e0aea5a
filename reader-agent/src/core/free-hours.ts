import type { Rules } from './rules.ts';
import { inWindows } from './windows.ts';

/** Whether a door stands free by its hours now, and why not yet. */
export type FreeNow = 'no' | 'yes' | 'waits';

/**
 * Looks at the hours of a door.
 *
 * @param door           number of the door in `rules.doors`; -1 has no hours
 * @param schoolMs       school clock, UTC ms
 * @param hasStaffCome   somebody of the staff came in on this school day
 * @returns              `waits`: it is time, but nobody of the staff has come yet
 */
export const freeNow = (
  rules: Rules | undefined,
  door: number,
  schoolMs: number,
  hasStaffCome: boolean,
): FreeNow => {
  if (rules === undefined || door < 0) return 'no';
  const { windowAt, windows } = rules.freeHours;
  if (!inWindows(windows, windowAt[door] ?? 0, windowAt[door + 1] ?? 0, schoolMs)) return 'no';
  return rules.doors[door]?.freeAfterStaff === true && !hasStaffCome ? 'waits' : 'yes';
};
