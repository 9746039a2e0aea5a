import type { Cancel, Timers } from '../timers.ts';
import type { AutoPush } from './config.ts';
import type { SimulatedContact } from './contact.ts';
import type { SimulatedRelay } from './relay.ts';

export interface Pusher {
  setEnabled(enabled: boolean): void;
  stop(): void;
}

/**
 * The person at the simulated door: hears the click, pushes, lets the leaf fall shut. Works on commands rather than edges, so
 * that a second granted tap inside one pulse is walked through too. Pushes only while the lock is released at that moment.
 */
export const startPusher = (
  push: AutoPush,
  devices: { readonly relay: SimulatedRelay; readonly contact: SimulatedContact },
  timers: Timers,
): Pusher => {
  let enabled = true;
  let opening: Cancel | undefined;
  let closing: Cancel | undefined;

  const letFall = (): void => {
    closing?.();
    closing = timers.after(push.closeAfterMs, () => {
      closing = undefined;
      devices.contact.set(false);
    });
  };
  const open = (): void => {
    opening = undefined;
    if (!devices.relay.energised()) return;
    devices.contact.set(true);
    letFall();
  };
  devices.relay.onCommand(() => {
    if (!enabled || opening !== undefined) return;
    opening = timers.after(push.openAfterMs, open);
  });
  const stop = (): void => {
    opening?.();
    opening = undefined;
    closing?.();
    closing = undefined;
  };
  return {
    setEnabled(next) {
      enabled = next;
      if (!next) {
        opening?.();
        opening = undefined;
      }
    },
    stop,
  };
};
