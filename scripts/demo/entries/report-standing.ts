import type { DemoStandingPart } from '@furtka/web/demo-api';
import type { BusClient } from '../bus/client.ts';

const LOOK_EVERY_MS = 300;
/** Told again after so long though nothing changed, so that who listens knows that we are there. */
const TELL_EVERY_MS = 1000;

/**
 * Tells the bus how this program stands: when something changed, and every second all the same.
 *
 * @param read  `undefined`: it cannot be said now
 * @returns ends the telling
 */
export const reportStanding = (
  bus: BusClient,
  monotonicMs: () => number,
  read: () => Promise<DemoStandingPart | undefined>,
): (() => void) => {
  let last = '';
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let isLooking = false;
  const look = async () => {
    isLooking = true;
    try {
      const part = await read();
      const text = JSON.stringify(part);
      if (part === undefined || (text === last && monotonicMs() - toldAtMs < TELL_EVERY_MS)) return;
      last = text;
      toldAtMs = monotonicMs();
      bus.tell({ type: 'standing', part });
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => {
    // A question that hangs is not asked twice; one that fails is asked again.
    if (!isLooking) look().catch(() => undefined);
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
