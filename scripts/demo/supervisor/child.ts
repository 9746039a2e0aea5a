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
  /** Wait until it is started again, ms. */
  readonly againInMs: number;
}

export interface Child {
  readonly name: string;
  pid(): number | undefined;
  /** Settles when the program says `ready`; rejects when it ends before that, the first time. */
  ready(): Promise<void>;
  /** SIGTERM, then SIGKILL; settles when it is gone. Safe to call twice. */
  stop(): Promise<void>;
  /** SIGKILL now. */
  kill(): void;
}

/**
 * Starts a program and starts it again whenever it ends, until `stop`. It runs in a process group of its own, so that Ctrl-C
 * reaches the supervisor alone; it has an IPC channel, over which it says `ready` and by whose end it knows that the supervisor
 * died.
 */
export const keepRunning = (
  spec: ChildSpec,
  times: ChildTimes,
  onEnd: (end: ChildEnd) => void,
): Child => {
  let process: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let falls = 0;
  let isStopping = false;
  let settleReady: () => void = () => undefined;
  let failReady: (error: Error) => void = () => undefined;
  const firstReady = new Promise<void>((resolve, reject) => {
    settleReady = resolve;
    failReady = reject;
  });
  firstReady.catch(() => undefined);

  const start = () => {
    const log = openSync(spec.logFile, 'a', 0o600);
    const child = spawn(globalThis.process.execPath, [...spec.args], {
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    });
    closeSync(log);
    process = child;
    const beganMs = performance.now();
    let isReady = false;
    child.on('message', (message) => {
      if (message !== 'ready') return;
      isReady = true;
      settleReady();
    });
    let isOver = false;
    const over = (how: string) => {
      if (isOver) return;
      isOver = true;
      process = undefined;
      failReady(new Error(`${spec.name} ended before it was ready (${how})`));
      if (isStopping) return;
      falls = performance.now() - beganMs > times.steadyAfterMs ? 0 : falls + 1;
      const againInMs = Math.min(times.backOffMaxMs, times.backOffMs * 2 ** Math.max(0, falls - 1));
      onEnd({ name: spec.name, how, wasReady: isReady, againInMs });
      if (!isStopping) timer = setTimeout(start, againInMs);
    };
    child.on('error', (error) => over(error.message));
    child.on('exit', (code, signal) => over(signal ?? `exit code ${code}`));
  };
  const kill = () => {
    process?.kill('SIGKILL');
  };
  start();

  return {
    name: spec.name,
    pid: () => process?.pid,
    ready: () => firstReady,
    kill,
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      const running = process;
      if (running === undefined) return;
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      const last = setTimeout(kill, times.graceMs);
      await gone;
      clearTimeout(last);
    },
  };
};
