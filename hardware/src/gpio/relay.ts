import { DeviceError } from '../errors.ts';
import { makeListeners } from '../listeners.ts';
import type { DeviceCode, DriverContext, Relay } from '../port.ts';
import {
  type Generation,
  holdArguments,
  type OutputLine,
  pulseArguments,
  restArguments,
} from './codec.ts';
import { type Holder, startHolder } from './holder.ts';

const PULSE_MIN_MS = 100;
const PULSE_MAX_MS = 60_000;

export interface GpioRelayOptions extends OutputLine {
  readonly id: string;
  readonly program: string;
  readonly generation: Generation;
  readonly context: DriverContext;
}

/** A relay on a line of the machine itself. Its time runs in `gpioset`, a process of its own, not in ours. */
export class GpioRelay {
  readonly relay: Relay;
  readonly #options: GpioRelayOptions;
  readonly #listeners;
  #holder: Holder | undefined;
  #isHeld = false;
  #isEnergised = false;
  #untilMs = 0;
  #settled: (() => void)[] = [];
  /** The holder said a word: it minds signals from then on. */
  #isUp = false;
  /** What is done with the holder as soon as it is up; the last word counts. */
  #next: (() => void) | undefined;

  constructor(options: GpioRelayOptions) {
    const { id, context } = options;
    this.#options = options;
    this.#listeners = makeListeners<[energised: boolean, atMs: number]>(id, context);
    this.relay = {
      id,
      selfTimed: true,
      pulse: (ms) => this.#pulse(ms),
      hold: () => this.#hold(),
      release: () => this.#release(),
      on: this.#listeners.add,
    };
  }

  /** Comes back when nothing of it runs any more. */
  close(): Promise<void> {
    this.#release();
    if (this.#holder === undefined) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  #pulse(ms: number): void {
    if (!Number.isInteger(ms) || ms < PULSE_MIN_MS || ms > PULSE_MAX_MS)
      throw this.#error(
        'pulse',
        'config',
        `a pulse is ${PULSE_MIN_MS} to ${PULSE_MAX_MS} whole milliseconds`,
      );
    if (this.#isHeld) return;
    const untilMs = this.#options.context.monotonicMs() + ms;
    if (untilMs <= this.#untilMs) return;
    this.#untilMs = untilMs;
    const on = pulseArguments(this.#options.generation, this.#options, ms);
    this.#whenUp(() => this.#start('pulse', on));
  }

  #hold(): void {
    if (this.#isHeld) return;
    this.#isHeld = true;
    const on = holdArguments(this.#options.generation, this.#options);
    this.#whenUp(() => this.#start('hold', on));
  }

  #whenUp(act: () => void): void {
    if (this.#holder === undefined || this.#isUp) act();
    else this.#next = act;
  }

  #release(): void {
    this.#isHeld = false;
    this.#untilMs = 0;
    this.#whenUp(() => this.#holder?.end());
  }

  #start(kind: 'pulse' | 'hold', on: readonly string[]): void {
    const { program, generation } = this.#options;
    const rest = restArguments(generation, this.#options);
    const holder = startHolder({
      program,
      kind,
      on,
      rest,
      instead: this.#holder,
      hear: (word) => {
        if (this.#holder === holder) this.#hear(word);
      },
      gone: () => {
        if (this.#holder === holder) this.#gone();
      },
    });
    if (holder.pid === 0) throw this.#error(kind, 'io', '/bin/sh cannot be started');
    this.#holder = holder;
    this.#isUp = false;
  }

  #hear(word: 'on' | 'rest' | 'failed' | 'stuck'): void {
    this.#isUp = true;
    if (word === 'on') this.#set(true);
    else if (word === 'rest') this.#set(false);
    else this.#options.context.log('error', 'gpio.relay_failed', { device: this.relay.id, word });
    const act = this.#next;
    this.#next = undefined;
    if (word === 'on') act?.();
  }

  #gone(): void {
    this.#holder = undefined;
    this.#next = undefined;
    this.#isHeld = false;
    this.#untilMs = 0;
    this.#set(false);
    for (const act of this.#settled.splice(0)) act();
  }

  #set(energised: boolean): void {
    if (this.#isEnergised === energised) return;
    this.#isEnergised = energised;
    this.#listeners.tell(energised, this.#options.context.monotonicMs());
  }

  #error(operation: string, code: DeviceCode, hint: string): DeviceError {
    const device = this.relay.id;
    return new DeviceError({ device, operation, code, elapsedMs: 0, retrySafe: true, hint });
  }
}
