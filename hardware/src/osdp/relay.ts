import { DeviceError } from '../errors.ts';
import { makeListeners } from '../listeners.ts';
import type { DeviceCode, DriverContext, Relay } from '../port.ts';
import { makeRelayFault } from '../relay-fault.ts';
import type { Cancel, Timers } from '../timers.ts';
import { COMMAND, nakName } from './codes.ts';
import {
  askOutputs,
  type Command,
  OUTPUT,
  pulseMsOf,
  pulseOutput,
  restOutput,
} from './commands.ts';
import type { Reply } from './replies.ts';

const PULSE_MIN_MS = 100;
const PULSE_MAX_MS = 60_000;
/** A held output is told to be on for so long again and again: without this process the device lets it fall by itself. */
const HOLD_FOR_MS = 3000;
const HOLD_EVERY_MS = 1000;
/** How often the device is asked whether a pulse that should be over is. */
const LOOK_EVERY_MS = 50;

/** The device that the output belongs to. */
export interface OutputHost {
  isOnline(): boolean;
  /** `false`: it is away. */
  send(command: Command): boolean;
}

/**
 * A relay on an output of a device. Each command carries its own end, so that the device returns to rest without us. Edges are told
 * when the device confirms them: by its answer to the command, by its output status, or, for a device that has no such status, by
 * the time it was given.
 */
export class OsdpRelay {
  readonly relay: Relay;
  readonly #output: number;
  readonly #host: OutputHost;
  readonly #context: DriverContext;
  readonly #timers: Timers;
  readonly #listeners;
  readonly #fault;
  #isHeld = false;
  #isEnergised = false;
  /** End of the longest pulse that was asked for; 0: none. */
  #wantedUntilMs = 0;
  /** When the device lets go by itself, as it confirmed. */
  #deviceUntilMs = 0;
  #hasStatus = true;
  #isRestPending = false;
  #cancelHold: Cancel | undefined;
  #cancelLook: Cancel | undefined;

  constructor(
    { id, output }: { readonly id: string; readonly output: number },
    host: OutputHost,
    context: DriverContext,
    timers: Timers,
  ) {
    this.#output = output;
    this.#host = host;
    this.#context = context;
    this.#timers = timers;
    this.#listeners = makeListeners<[energised: boolean, atMs: number]>(id, context);
    this.#fault = makeRelayFault(id, context);
    this.relay = {
      id,
      selfTimed: true,
      pulse: (ms) => this.#pulse(ms),
      hold: () => this.#hold(),
      release: () => this.#release(),
      on: this.#listeners.add,
      onFault: this.#fault.on,
    };
  }

  /** At rest, and the device said so. */
  get isSettled(): boolean {
    return !this.#isEnergised && !this.#isRestPending;
  }

  /** The device is there: at rest, unless a pulse of its own still runs or it is to be held. */
  online(): void {
    this.#fault.set(undefined);
    if (this.#isHeld) this.#renewHold();
    else if (this.#deviceUntilMs <= this.#context.monotonicMs())
      this.#send(restOutput(this.#output));
  }

  /** What was on its way is lost; what the device confirmed it ends by itself. */
  offline(): void {
    this.#fault.set('offline');
    this.#isRestPending = false;
    this.#wantedUntilMs = this.#deviceUntilMs;
    this.#look();
  }

  answered(command: Command, reply: Reply): void {
    if (command.code === COMMAND.outputStatus) {
      if (reply.kind === 'nak') this.#hasStatus = false;
      this.#look();
      return;
    }
    if (command.code !== COMMAND.output || command.data[0] !== this.#output) return;
    if (reply.kind === 'nak') {
      const device = this.relay.id;
      this.#context.log('error', 'osdp.output_refused', { device, why: nakName(reply.code) });
      this.#wantedUntilMs = this.#deviceUntilMs;
      this.#fault.set('protocol');
      return;
    }
    this.#fault.set(undefined);
    const isPulse = command.data[1] === OUTPUT.pulse;
    if (!isPulse) this.#isRestPending = false;
    this.#deviceUntilMs = isPulse ? this.#context.monotonicMs() + pulseMsOf(command) : 0;
    this.#set(isPulse);
    this.#look();
  }

  /** Outputs as the device tells them, asked or not. */
  told(active: readonly boolean[]): void {
    const now = active[this.#output];
    if (now === undefined) this.#hasStatus = false;
    else this.#set(now);
    if (now === false) {
      this.#deviceUntilMs = 0;
      this.#wantedUntilMs = 0;
    }
  }

  /** To rest, for good. */
  end(): void {
    if (this.#isHeld || this.#isEnergised || this.#wantedUntilMs > 0) this.#release();
    this.#cancelHold?.();
  }

  /** Stops looking; the device is no longer asked. */
  forget(): void {
    this.#cancelHold?.();
    this.#cancelLook?.();
    this.#set(false);
  }

  #pulse(ms: number): void {
    if (!Number.isInteger(ms) || ms < PULSE_MIN_MS || ms > PULSE_MAX_MS)
      throw this.#error(
        'pulse',
        'config',
        `a pulse is ${PULSE_MIN_MS} to ${PULSE_MAX_MS} whole milliseconds`,
      );
    if (!this.#host.isOnline()) throw this.#error('pulse', 'offline', 'the device is away');
    if (this.#isHeld) return;
    const untilMs = this.#context.monotonicMs() + ms;
    if (untilMs <= this.#wantedUntilMs) return;
    if (!this.#send(pulseOutput(this.#output, ms)))
      throw this.#error('pulse', 'io', 'too many commands wait');
    this.#wantedUntilMs = untilMs;
  }

  #hold(): void {
    const wasHeld = this.#isHeld;
    this.#isHeld = true;
    if (!wasHeld) this.#renewHold();
    if (!this.#host.isOnline())
      throw this.#error('hold', 'offline', 'the device is away; held as soon as it is back');
  }

  #renewHold(): void {
    this.#cancelHold?.();
    this.#send(pulseOutput(this.#output, HOLD_FOR_MS));
    this.#cancelHold = this.#timers.after(HOLD_EVERY_MS, () => this.#renewHold());
  }

  #release(): void {
    this.#isHeld = false;
    this.#wantedUntilMs = 0;
    this.#cancelHold?.();
    // A device that is away ends it by itself, and is put to rest when it is back.
    this.#deviceUntilMs = Math.min(this.#deviceUntilMs, this.#context.monotonicMs());
    this.#isRestPending = this.#send(restOutput(this.#output));
    if (!this.#isRestPending) this.#look();
  }

  #send(command: Command): boolean {
    return this.#host.send(command);
  }

  #set(energised: boolean): void {
    if (this.#isEnergised === energised) return;
    this.#isEnergised = energised;
    this.#listeners.tell(energised, this.#context.monotonicMs());
  }

  /** Sees to it that the end of a pulse is told. */
  #look(): void {
    this.#cancelLook?.();
    if (!this.#isEnergised) return;
    const leftMs = this.#deviceUntilMs - this.#context.monotonicMs();
    const waitMs = leftMs > 0 ? leftMs : LOOK_EVERY_MS;
    this.#cancelLook = this.#timers.after(waitMs, () => this.#ask());
  }

  #ask(): void {
    if (this.#deviceUntilMs > this.#context.monotonicMs()) this.#look();
    else if (!this.#hasStatus || !this.#host.isOnline()) this.#set(false);
    else if (!this.#send(askOutputs())) this.#look();
  }

  #error(operation: string, code: DeviceCode, hint: string): DeviceError {
    const device = this.relay.id;
    return new DeviceError({ device, operation, code, elapsedMs: 0, retrySafe: true, hint });
  }
}
