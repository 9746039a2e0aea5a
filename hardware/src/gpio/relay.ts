import { execFile } from 'node:child_process';
import { DeviceError } from '../errors.ts';
import { makeListeners } from '../listeners.ts';
import type { DeviceCode, DriverContext, Relay } from '../port.ts';
import { makeRelayFault } from '../relay-fault.ts';
import { type Cancel, realTimers } from '../timers.ts';
import {
  type Generation,
  holdArguments,
  type OutputLine,
  pulseArguments,
  restArguments,
} from './codec.ts';
import { type Holder, type HolderOptions, startHolder } from './holder.ts';

const PULSE_MIN_MS = 100;
const PULSE_MAX_MS = 60_000;
/** Pause before a hold that was lost is tried again. */
const HOLD_AGAIN_MS = 500;
const REST_WITHIN_MS = 5_000;

type Word = Parameters<HolderOptions['hear']>[0];

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
  readonly #fault;
  #holder: Holder | undefined;
  #isHeld = false;
  #isEnergised = false;
  #untilMs = 0;
  #settled: (() => void)[] = [];
  /** The holder said a word: it minds signals from then on. */
  #isUp = false;
  #lastWord: Word | undefined;
  #cancelHold: Cancel | undefined;
  #isResting = false;
  /** What is done with the holder as soon as it is up; the last word counts. */
  #next: (() => void) | undefined;

  constructor(options: GpioRelayOptions) {
    const { id, context } = options;
    this.#options = options;
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

  /** Comes back when nothing of it runs any more. */
  close(): Promise<void> {
    this.#release();
    if (this.#holder === undefined && !this.#isResting) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  #pulse(ms: number): void {
    if (!Number.isInteger(ms) || ms < PULSE_MIN_MS || ms > PULSE_MAX_MS)
      throw this.#error(
        'pulse',
        'config',
        `a pulse is ${PULSE_MIN_MS} to ${PULSE_MAX_MS} whole milliseconds`,
      );
    // A hold whose holder is gone holds nothing just now.
    if (this.#isHeld && this.#holder !== undefined) return;
    const untilMs = this.#options.context.monotonicMs() + ms;
    if (untilMs <= this.#untilMs) return;
    this.#untilMs = untilMs;
    const on = pulseArguments(this.#options.generation, this.#options, ms);
    this.#whenUp(() => this.#start('pulse', on));
  }

  #hold(): void {
    if (this.#isHeld && this.#holder !== undefined) return;
    this.#isHeld = true;
    this.#startHold();
  }

  #startHold(): void {
    this.#cancelHold?.();
    const on = holdArguments(this.#options.generation, this.#options);
    try {
      this.#whenUp(() => this.#start('hold', on));
    } catch (error) {
      this.#holdAgain();
      throw error;
    }
  }

  /** The line may be another program's just now, or the holder was killed: what is to be held is tried until it is. */
  #holdAgain(): void {
    this.#cancelHold?.();
    this.#cancelHold = realTimers.after(HOLD_AGAIN_MS, () => {
      try {
        if (this.#isHeld) this.#startHold();
      } catch {
        // Said and tried again by `#startHold`.
      }
    });
  }

  #whenUp(act: () => void): void {
    if (this.#holder === undefined || this.#isUp) act();
    else this.#next = act;
  }

  #release(): void {
    this.#isHeld = false;
    this.#cancelHold?.();
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
    this.#lastWord = undefined;
  }

  #hear(word: Word): void {
    this.#lastWord = word;
    this.#isUp = true;
    if (word === 'on') this.#set(true);
    else if (word === 'rest') this.#set(false);
    else this.#failed(word);
    if (word === 'on') this.#fault.set(undefined);
    const act = this.#next;
    this.#next = undefined;
    if (word === 'on') act?.();
  }

  #gone(): void {
    const isKilled = this.#lastWord === 'on' || this.#lastWord === undefined;
    this.#holder = undefined;
    this.#next = undefined;
    this.#untilMs = 0;
    this.#set(false);
    if (this.#isHeld) this.#holdAgain();
    if (isKilled) {
      this.#failed('killed');
      void this.rest();
    } else this.#settle();
  }

  /** Whoever commanded has gone on long since; it lasts until the line is driven again. */
  #failed(word: string): void {
    this.#options.context.log('error', 'gpio.relay_failed', { device: this.relay.id, word });
    this.#fault.set('io');
  }

  /** Drives the line to rest, unless a program has it, which then does. */
  rest(): Promise<void> {
    const { program, generation, context } = this.#options;
    const rest = restArguments(generation, this.#options);
    this.#isResting = true;
    return new Promise((resolve) => {
      execFile(program, rest, { timeout: REST_WITHIN_MS }, (error) => {
        this.#isResting = false;
        if (error !== null) context.log('warn', 'gpio.not_put_to_rest', { device: this.relay.id });
        this.#settle();
        resolve();
      });
    });
  }

  #settle(): void {
    if (this.#holder === undefined) for (const act of this.#settled.splice(0)) act();
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
