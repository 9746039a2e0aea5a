import { useEffect, useState } from 'react';
import { monotonicMs } from '../shared/time/browser-clock.ts';

/**
 * The school's time of the trial, going on second by second between two words of the server.
 *
 * @param toldUtc  what the server said last, UTC ms
 */
export const useTicking = (toldUtc: number | undefined): number | undefined => {
  const [now, setNow] = useState(toldUtc);
  useEffect(() => {
    setNow(toldUtc);
    if (toldUtc === undefined) return undefined;
    const began = monotonicMs();
    const timer = setInterval(() => setNow(toldUtc + monotonicMs() - began), 500);
    return () => clearInterval(timer);
  }, [toldUtc]);
  return now;
};
