import { DeviceError } from '../errors.ts';
import { makeListeners } from '../listeners.ts';
import type { DriverContext, Relay } from '../port.ts';
import { makeRelayFault } from '../relay-fault.ts';
import type { Timers } from '../timers.ts';
import { type HostMessage, PULSE_MAX_MS, PULSE_MIN_MS, REFUSALS } from './codec.ts';
import type { BoardRelayConfig } from './config.ts';
import { makeOrders } from './orders.ts';

export interface BoardRelay {
  readonly relay: Relay;
  readonly pin: number;
  energised(): boolean;
  /** Tells the board of this output; a hold that was in force goes on. */
  setUp(send: (message: HostMessage) => void): void;
  /** The board's word. */
  edge(energised: boolean): void;
  /** The board has obeyed the command with this number. */
  done(number: number): void;
  /** The board could not obey something; whose it was may be what was damaged. */
  refused(reason: number): void;
  /** Nobody knows of the board: by now its heartbeat has put the output to rest. */
  lost(): void;
}

/** A relay whose pulses the board itself ends. A command that is lost on the line is said again. */
export const makeBoardRelay = (
  { id, pin, restLevel }: BoardRelayConfig,
  context: DriverContext,
  send: (message: HostMessage) => boolean,
  timers: Timers,
): BoardRelay => {
  const fault = makeRelayFault(id, context);
  const orders = makeOrders(id, context, send, { timers, onFault: fault.set });
  const listeners = makeListeners<[energised: boolean, atMs: number]>(id, context);
  let energised = false;
  let isHeld = false;

  const set = (next: boolean): void => {
    if (energised === next) return;
    energised = next;
    listeners.tell(next, context.monotonicMs());
  };
  const refuse = (operation: string, code: 'offline' | 'config', hint: string): never => {
    throw new DeviceError({ device: id, operation, code, elapsedMs: 0, retrySafe: true, hint });
  };
  const command = (operation: string, order: Parameters<typeof orders.say>[0]): void => {
    if (!orders.say(order)) refuse(operation, 'offline', 'the door board does not answer');
  };
  const output: HostMessage = { kind: 'output', pin, restLevel: restLevel === 'high' ? 1 : 0 };
  return {
    pin,
    relay: {
      id,
      selfTimed: true,
      pulse(ms) {
        if (!Number.isInteger(ms) || ms < PULSE_MIN_MS || ms > PULSE_MAX_MS) {
          const limits = `a pulse is ${PULSE_MIN_MS} to ${PULSE_MAX_MS} whole milliseconds`;
          refuse('pulse', 'config', limits);
        }
        command('pulse', { kind: 'pulse', pin, ms });
      },
      hold() {
        // First of all, so that a board that is away holds as soon as it is back.
        isHeld = true;
        command('hold', { kind: 'hold', pin });
      },
      release() {
        isHeld = false;
        // A board that is away is at rest already.
        orders.say({ kind: 'release', pin });
      },
      on: listeners.add,
      onFault: fault.on,
    },
    energised: () => energised,
    setUp(tell) {
      fault.set(undefined);
      tell(output);
      if (isHeld) orders.say({ kind: 'hold', pin });
    },
    edge: set,
    done: orders.done,
    refused(reason) {
      // The word that this pin is an output was lost too. One that is energised was heard: it would fall to rest.
      if (reason === REFUSALS.noSuchOutput && orders.isWaiting() && !energised) send(output);
      if (reason === REFUSALS.noSuchOutput || reason === REFUSALS.badCheck) orders.repeat();
    },
    lost() {
      orders.forget();
      set(false);
      fault.set('offline');
    },
  };
};
