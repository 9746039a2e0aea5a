import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** A program that the supervisor keeps running. */
export interface ChildSpec {
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
  /** stdout and stderr are appended to it. */
  readonly logFile: string;
}

export interface ChildTimes {
  /** Wait before the first restart; doubled each time, ms. */
  readonly backOffMs: number;
  readonly backOffMaxMs: number;
  /** After so long without a fall the next restart waits `backOffMs` again, ms. */
  readonly steadyAfterMs: number;
  /** From SIGTERM to SIGKILL, ms. */
  readonly graceMs: number;
}

export const CHILD_TIMES: ChildTimes = {
  backOffMs: 250,
  backOffMaxMs: 15_000,
  steadyAfterMs: 20_000,
  graceMs: 5_000,
};

export interface ChildEnd {
  readonly name: string;
  /** Exit code or signal. */
  readonly how: string;
  /** Whether it had said that it is ready. */
  readonly wasReady: boolean;
  /** Wait until it is started again, ms; `undefined`: it stays down, because its power was cut. */
  readonly againInMs: number | undefined;
}

export interface Child {
  readonly name: string;
  pid(): number | undefined;
  /** Settles when the program says `ready`; rejects when it ends before that, the first time. */
  ready(): Promise<void>;
  /** SIGKILL, and no start again until `restore`; settles when it is gone. */
  cut(): Promise<void>;
  /** Gives the power back after `cut`; settles when it says `ready`, at once when it was never cut. */
  restore(): Promise<void>;
  /** SIGTERM, then SIGKILL; settles when it is gone. Safe to call twice. */
  stop(): Promise<void>;
  /** SIGKILL now. */
  kill(): void;
}

type OnEnd = (end: ChildEnd) => void;

class KeptChild implements Child {
  readonly name: string;
  readonly #spec: ChildSpec;
  readonly #times: ChildTimes;
  readonly #onEnd: OnEnd;
  readonly #firstReady: Promise<void>;
  #process: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #falls = 0;
  #isStopping = false;
  #isCut = false;
  #settleReady: () => void = () => undefined;
  #failReady: (error: Error) => void = () => undefined;
  #restored: (() => void)[] = [];

  constructor(spec: ChildSpec, times: ChildTimes, onEnd: OnEnd) {
    this.name = spec.name;
    this.#spec = spec;
    this.#times = times;
    this.#onEnd = onEnd;
    this.#firstReady = new Promise<void>((resolve, reject) => {
      this.#settleReady = resolve;
      this.#failReady = reject;
    });
    this.#firstReady.catch(() => undefined);
    this.#start();
  }

  pid(): number | undefined {
    return this.#process?.pid;
  }

  ready(): Promise<void> {
    return this.#firstReady;
  }

  async cut(): Promise<void> {
    this.#isCut = true;
    clearTimeout(this.#timer);
    await this.#gone(() => this.kill());
  }

  restore(): Promise<void> {
    if (!this.#isCut || this.#isStopping) return Promise.resolve();
    this.#isCut = false;
    this.#falls = 0;
    return new Promise((resolve) => {
      this.#restored.push(resolve);
      this.#start();
    });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const last = setTimeout(() => this.kill(), this.#times.graceMs);
    await this.#gone(() => this.#process?.kill('SIGTERM'));
    clearTimeout(last);
  }

  kill(): void {
    this.#process?.kill('SIGKILL');
  }

  #gone(end: () => void): Promise<void> {
    const running = this.#process;
    if (running === undefined) return Promise.resolve();
    const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
    end();
    return gone;
  }

  #start(): void {
    const log = openSync(this.#spec.logFile, 'a', 0o600);
    const child = spawn(globalThis.process.execPath, [...this.#spec.args], {
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    });
    closeSync(log);
    this.#process = child;
    const beganMs = performance.now();
    let isReady = false;
    child.on('message', (message) => {
      if (message !== 'ready') return;
      isReady = true;
      this.#settleReady();
      for (const settle of this.#restored.splice(0)) settle();
    });
    let isOver = false;
    const over = (how: string) => {
      if (isOver) return;
      isOver = true;
      this.#ended(how, isReady, performance.now() - beganMs);
    };
    child.on('error', (error) => over(error.message));
    child.on('exit', (code, signal) => over(signal ?? `exit code ${code}`));
  }

  #ended(how: string, wasReady: boolean, ranMs: number): void {
    this.#process = undefined;
    this.#failReady(new Error(`${this.name} ended before it was ready (${how})`));
    if (this.#isStopping) return;
    const { steadyAfterMs, backOffMs, backOffMaxMs } = this.#times;
    this.#falls = ranMs > steadyAfterMs ? 0 : this.#falls + 1;
    const waitMs = Math.min(backOffMaxMs, backOffMs * 2 ** Math.max(0, this.#falls - 1));
    const againInMs = this.#isCut ? undefined : waitMs;
    this.#onEnd({ name: this.name, how, wasReady, againInMs });
    if (againInMs !== undefined && !this.#isStopping)
      this.#timer = setTimeout(() => this.#start(), againInMs);
  }
}

/**
 * Starts a program and starts it again whenever it ends, until `stop` or `cut`. It runs in a process group of its own, so that
 * Ctrl-C reaches the supervisor alone; it has an IPC channel, over which it says `ready` and by whose end it knows that the
 * supervisor died.
 */
export const keepRunning = (spec: ChildSpec, times: ChildTimes, onEnd: OnEnd): Child =>
  new KeptChild(spec, times, onEnd);
