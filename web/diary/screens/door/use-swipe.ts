import { type PointerEvent, useRef } from 'react';

/** A finger that moved so far sideways, and little up or down, meant another month. */
const LEAST_PX = 64;
const MOST_SLOPE = 0.5;

/** Which way a finger went: `before` to the right (as one turns a page back), `after` to the left. */
export const swipeOf = (dx: number, dy: number): 'before' | 'after' | undefined => {
  if (Math.abs(dx) < LEAST_PX || Math.abs(dy) > Math.abs(dx) * MOST_SLOPE) return undefined;
  return dx > 0 ? 'before' : 'after';
};

/** Handlers of an area on which a finger changes the month. A mouse selects text instead, and never does. */
export const useSwipe = (onSwipe: (way: 'before' | 'after') => void) => {
  const start = useRef<{ x: number; y: number }>(undefined);
  return {
    onPointerDown: ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
      start.current = pointerType === 'mouse' ? undefined : { x, y };
    },
    onPointerUp: ({ clientX, clientY }: PointerEvent) => {
      const from = start.current;
      start.current = undefined;
      const way = from && swipeOf(clientX - from.x, clientY - from.y);
      if (way) onSwipe(way);
    },
    onPointerCancel: () => {
      start.current = undefined;
    },
  };
};
