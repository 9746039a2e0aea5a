import { useCallback, useSyncExternalStore } from 'react';
import type { SchoolClock } from '../../shared/time/school-clock.ts';
import { useApp } from './app.ts';

/** The school's time, told anew once a step; equal within it, so that nothing is drawn for nothing. */
const stepOf = (clock: SchoolClock, everyMs: number) =>
  Math.floor(clock.nowMs() / everyMs) * everyMs;

/**
 * The school's time on this page, UTC ms, rounded down to a step.
 *
 * @param everyMs  how fine; a minute for clocks on the page
 */
export const useSchoolNow = (everyMs = 60_000): number => {
  const { schoolClock } = useApp();
  const subscribe = useCallback(
    (changed: () => void) => {
      const timer = setInterval(changed, Math.min(everyMs, 5_000));
      const quiet = schoolClock.onJump(changed);
      return () => {
        clearInterval(timer);
        quiet();
      };
    },
    [schoolClock, everyMs],
  );
  return useSyncExternalStore(subscribe, () => stepOf(schoolClock, everyMs));
};
