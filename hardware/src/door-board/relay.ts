import { DeviceError } from '../errors.ts';
import { makeListeners } from '../listeners.ts';
import type { DriverContext, Relay } from '../port.ts';
import { type HostMessage, PULSE_MAX_MS, PULSE_MIN_MS } from './codec.ts';
import type { BoardRelayConfig } from './config.ts';

export interface BoardRelay {
  readonly relay: Relay;
  readonly pin: number;
  energised(): boolean;
  /** Tells the board of this output; a hold that was in force goes on. */
  setUp(send: (message: HostMessage) => void): void;
  /** The board's word. */
  edge(energised: boolean): void;
  /** Nobody knows of the board: by now its heartbeat has put the output to rest. */
  lost(): void;
}

/** A relay whose pulses the board itself ends. */
export const makeBoardRelay = (
  { id, pin, restLevel }: BoardRelayConfig,
  context: DriverContext,
  send: (message: HostMessage) => boolean,
): BoardRelay => {
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
  const command = (operation: string, message: HostMessage): void => {
    if (!send(message)) refuse(operation, 'offline', 'the door board does not answer');
  };
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
        command('hold', { kind: 'hold', pin });
        isHeld = true;
      },
      release() {
        isHeld = false;
        // A board that is away is at rest already.
        send({ kind: 'release', pin });
      },
      on: listeners.add,
    },
    energised: () => energised,
    setUp(tell) {
      tell({ kind: 'output', pin, restLevel: restLevel === 'high' ? 1 : 0 });
      if (isHeld) tell({ kind: 'hold', pin });
    },
    edge: set,
    lost: () => set(false),
  };
};
