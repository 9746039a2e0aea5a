import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { makeListeners } from '../listeners.ts';
import type { ContactEvent, ContactInput, DriverContext } from '../port.ts';
import {
  type Bias,
  type Generation,
  type Line,
  levelAfter,
  levelOf,
  readArguments,
  watchArguments,
} from './codec.ts';

const AGAIN_MS = 1000;
const READ_WITHIN_MS = 5000;

export interface GpioContactOptions extends Line {
  readonly id: string;
  readonly bias: Bias;
  readonly openWhen: 'high' | 'low';
  readonly programs: { readonly get: string; readonly watch: string };
  readonly generation: Generation;
  readonly context: DriverContext;
}

/** A contact on a line of the machine itself: read once, then watched by a `gpiomon` that is started again whenever it ends. */
export class GpioContact {
  readonly contact: ContactInput;
  readonly #options: GpioContactOptions;
  readonly #listeners;
  #open: boolean | undefined;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #isTold = false;

  constructor(options: GpioContactOptions) {
    const { id, context } = options;
    this.#options = options;
    this.#listeners = makeListeners<[ContactEvent]>(id, context);
    this.contact = { id, isOpen: () => this.#open, on: this.#listeners.add };
  }

  /** Comes back when the level was read, or could not be. */
  async start(): Promise<void> {
    await this.#read();
    this.#watch();
  }

  close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('close', () => resolve());
      child.kill('SIGTERM');
    });
  }

  #read(): Promise<void> {
    const { programs, generation, bias } = this.#options;
    return new Promise((resolve) => {
      const words = readArguments(generation, this.#options, bias);
      execFile(programs.get, words, { timeout: READ_WITHIN_MS }, (error, printed) => {
        const level = error === null ? levelOf(printed) : undefined;
        if (level === undefined) this.#lost('unread');
        else this.#take(level);
        resolve();
      });
    });
  }

  #watch(): void {
    if (this.#isClosed) return;
    const { programs, generation, bias } = this.#options;
    const words = watchArguments(generation, this.#options, bias);
    const child = spawn(programs.watch, words, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#child = child;
    createInterface({ input: child.stdout }).on('line', (text) => {
      const level = levelAfter(generation, text);
      if (level !== undefined) this.#take(level);
    });
    let isOver = false;
    const again = (): void => {
      if (isOver || this.#isClosed) return;
      isOver = true;
      this.#child = undefined;
      this.#lost('unwatched');
      // What changed meanwhile is read before it is watched again.
      this.#timer = setTimeout(() => void this.start(), AGAIN_MS);
    };
    child.once('close', again);
    child.once('error', again);
  }

  #lost(why: string): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#options.context.log('error', 'gpio.contact_lost', { device: this.#options.id, why });
  }

  #take(isHigh: boolean): void {
    this.#isTold = false;
    const open = isHigh === (this.#options.openWhen === 'high');
    if (this.#open === open) return;
    this.#open = open;
    this.#listeners.tell({ open, atMs: this.#options.context.monotonicMs() });
  }
}
