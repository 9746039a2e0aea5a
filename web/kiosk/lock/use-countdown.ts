import { useEffect, useState } from 'react';
import { monotonicMs } from '../../shared/time/browser-clock.ts';

/** Seconds left of a wait that the hub named, counted down here between its answers. */
export const useCountdown = (leftMs: number): number => {
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    const began = monotonicMs();
    setLeft(leftMs);
    if (leftMs === 0) return undefined;
    const timer = setInterval(() => setLeft(Math.max(0, leftMs - (monotonicMs() - began))), 250);
    return () => clearInterval(timer);
  }, [leftMs]);
  return Math.ceil(left / 1000);
};
