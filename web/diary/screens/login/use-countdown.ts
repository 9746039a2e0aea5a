import { useCallback, useEffect, useState } from 'react';
import { monotonicMs } from '../../../shared/time/browser-clock.ts';

const LOOK_MS = 500;

/** Time until something is allowed again: `[leftMs, start]`. */
export const useCountdown = (): readonly [number, (ms: number) => void] => {
  const [until, setUntil] = useState(0);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const look = () => setLeft(Math.max(0, until - monotonicMs()));
    look();
    if (until === 0) return undefined;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [until]);
  const start = useCallback((ms: number) => setUntil(monotonicMs() + ms), []);
  return [left, start];
};
