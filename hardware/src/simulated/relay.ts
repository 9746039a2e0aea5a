import { DeviceError } from '../errors.ts';
import { makeListeners } from '../listeners.ts';
import type { DriverContext, Relay } from '../port.ts';
import { makeRelayFault } from '../relay-fault.ts';
import type { Cancel, Timers } from '../timers.ts';

export const PULSE_MIN_MS = 100;
export const PULSE_MAX_MS = 60_000;

export interface SimulatedRelay {
  readonly relay: Relay;
  energised(): boolean;
  /** From now on every command throws `DeviceError` with code `io`, as with a cut cable; the relay falls to rest, and back to a hold when mended. */
  fail(on: boolean): void;
  /** From now on commands are taken and not obeyed, which is told a moment after each, as by a device at the end of a line. */
  failLater(on: boolean): void;
  /** Called at each `pulse` and `hold`, an edge or not. */
  onCommand(act: () => void): void;
  rest(): void;
}

/** A relay whose own timer ends the pulse, as the door board's does. Edges are told synchronously, inside the command. */
export const makeSimulatedRelay = (
  options: { readonly id: string; readonly selfTimed: boolean },
  context: DriverContext,
  timers: Timers,
): SimulatedRelay => {
  const listeners = makeListeners<[energised: boolean, atMs: number]>(options.id, context);
  const commandListeners = new Set<() => void>();
  let energised = false;
  let held = false;
  /** A hold that was asked for, the cable cut or not. */
  let wanted = false;
  let broken = false;
  let isDeaf = false;
  const fault = makeRelayFault(options.id, context);
  let endsAtMs = 0;
  let cancel: Cancel | undefined;

  const set = (next: boolean): void => {
    if (energised === next) return;
    energised = next;
    listeners.tell(next, context.monotonicMs());
  };
  const rest = (): void => {
    cancel?.();
    cancel = undefined;
    held = false;
    endsAtMs = 0;
    set(false);
  };
  const refuse = (operation: string, code: 'io' | 'config', hint: string): never => {
    throw new DeviceError({
      device: options.id,
      operation,
      code,
      elapsedMs: 0,
      retrySafe: true,
      hint,
    });
  };
  const energise = (): void => {
    if (isDeaf) {
      timers.after(1, () => fault.set(isDeaf ? 'timeout' : undefined));
      return;
    }
    fault.set(undefined);
    set(true);
    for (const act of commandListeners) act();
  };

  const startHold = (): void => {
    cancel?.();
    cancel = undefined;
    held = true;
    energise();
  };

  const pulse = (ms: number): void => {
    if (!Number.isInteger(ms) || ms < PULSE_MIN_MS || ms > PULSE_MAX_MS) {
      refuse('pulse', 'config', `a pulse is ${PULSE_MIN_MS} to ${PULSE_MAX_MS} whole milliseconds`);
    }
    if (broken) refuse('pulse', 'io', 'the simulated cable is cut');
    const endMs = context.monotonicMs() + ms;
    if (!held && endMs > endsAtMs) {
      endsAtMs = endMs;
      cancel?.();
      cancel = timers.after(ms, rest);
    }
    energise();
  };

  return {
    relay: {
      id: options.id,
      selfTimed: options.selfTimed,
      pulse,
      hold() {
        wanted = true;
        if (broken) refuse('hold', 'io', 'the simulated cable is cut');
        startHold();
      },
      release() {
        wanted = false;
        rest();
      },
      on: listeners.add,
      onFault: fault.on,
    },
    energised: () => energised,
    fail(on) {
      broken = on;
      if (on) rest();
      else if (wanted && !held) startHold();
    },
    failLater(on) {
      isDeaf = on;
      if (on) rest();
    },
    onCommand(act) {
      commandListeners.add(act);
    },
    rest,
  };
};
