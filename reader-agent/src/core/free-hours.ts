import { dayAt, type Rules } from './rules.ts';
import { windowBefore } from './windows.ts';

/** Whether a door stands free by its hours now, and why not yet. */
export type FreeNow = 'no' | 'yes' | 'waits';

/**
 * Looks at the hours of a door. Each span of free hours may wait for somebody of the staff of its own: who came in by this door on
 * the day on which the span begins, and after the span before it had ended.
 *
 * @param door         number of the door in `rules.doors`; -1 has no hours
 * @param schoolMs     school clock, UTC ms
 * @param staffCameMs  when somebody of the staff came in by this door last, school clock; `undefined`: nobody is known
 * @returns            `waits`: it is time, but nobody of the staff has come yet
 */
export const freeNow = (
  rules: Rules | undefined,
  door: number,
  schoolMs: number,
  staffCameMs: number | undefined,
): FreeNow => {
  if (rules === undefined || door < 0) return 'no';
  const { windowAt, windows } = rules.freeHours;
  const first = windowAt[door] ?? 0;
  const window = windowBefore(windows, first, windowAt[door + 1] ?? 0, schoolMs);
  if (window < first || schoolMs >= (windows[2 * window + 1] ?? 0)) return 'no';
  if (rules.doors[door]?.freeAfterStaff !== true) return 'yes';
  const dayStart = rules.dayStarts[Math.max(0, dayAt(rules.dayStarts, windows[2 * window] ?? 0))];
  const endBefore = window > first ? (windows[2 * window - 1] ?? 0) : 0;
  const sinceMs = Math.max(dayStart ?? 0, endBefore);
  const hasCome = staffCameMs !== undefined && staffCameMs >= sinceMs && staffCameMs <= schoolMs;
  return hasCome ? 'yes' : 'waits';
};
