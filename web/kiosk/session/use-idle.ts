import { useEffect, useRef, useState } from 'react';
import { monotonicMs } from '../../shared/time/browser-clock.ts';
import { createIdleWatch } from './idle.ts';

const ACTS = ['pointerdown', 'keydown', 'wheel'] as const;
const LOOK_EVERY_MS = 500;
/** A button keeps its press to itself on the way out, so touches are heard on the way in. */
const ON_THE_WAY_IN = { capture: true, passive: true } as const;

/**
 * Watches a kiosk that somebody is signed in at.
 *
 * @param onTouch  told now and then while somebody touches the screen
 * @param onOver   nobody did for a minute
 *
 * @returns seconds left, in the last ten of them
 */
export const useIdle = (
  isWatching: boolean,
  onTouch: () => void,
  onOver: () => void,
): number | undefined => {
  const [left, setLeft] = useState<number>();
  const acts = useRef({ onTouch, onOver });
  acts.current = { onTouch, onOver };
  useEffect(() => {
    setLeft(undefined);
    if (!isWatching) return undefined;
    const watch = createIdleWatch(monotonicMs());
    const look = () => {
      const now = monotonicMs();
      const state = watch.state(now);
      setLeft(state === 'warning' ? watch.secondsLeft(now) : undefined);
      if (state === 'over') acts.current.onOver();
    };
    const touch = () => {
      if (watch.touch(monotonicMs())) acts.current.onTouch();
      look();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    for (const act of ACTS) document.addEventListener(act, touch, ON_THE_WAY_IN);
    return () => {
      clearInterval(timer);
      for (const act of ACTS) document.removeEventListener(act, touch, ON_THE_WAY_IN);
    };
  }, [isWatching]);
  return left;
};
