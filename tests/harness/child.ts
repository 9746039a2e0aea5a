import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FromProcess, ProcessOptions } from '../processes/process.ts';
import { root } from './root.ts';

const READY_WITHIN_MS = 120_000;
const ANSWER_WITHIN_MS = 30_000;
const LAST_WORDS = 1500;

export interface Hop {
  readonly name: string;
  readonly eventId: string;
  readonly atMs: number;
}

/** A program of ours in a process of its own, ended with the one who started it. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  /** What it said when it was ready. */
  readonly facts: unknown;
  /** Asks it to do something; its own error comes back as an error. */
  ask<Result>(act: string, body?: unknown, limitMs?: number): Promise<Result>;
  onHop(listener: (hop: Hop) => void): () => void;
  isGone(): boolean;
  /** SIGSTOP and SIGCONT: hangs, and goes on as if nothing had been. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** SIGKILL; settles when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, then SIGKILL; settles when it is gone. */
  stop(): Promise<void>;
  /** The end of its log. */
  lastWords(): string;
}

export interface ChildSpec {
  /** `dist/tests/process-<entry>.js`. */
  readonly entry: 'core' | 'hub' | 'bridge' | 'agent';
  readonly name: string;
  /** Log and options lie here. */
  readonly folder: string;
  readonly options: ProcessOptions & Readonly<Record<string, unknown>>;
  /** Beside the environment of the one who starts it. */
  readonly env?: Readonly<Record<string, string>>;
  /** In place of the built program. */
  readonly program?: string;
}

const GRACE_MS = 6000;
const environment = process.env;

class ForkedChild implements Child {
  readonly name: string;
  readonly #process: ChildProcess;
  readonly #logFile: string;
  readonly #waiting = new Map<number, (message: FromProcess & { type: 'answer' }) => void>();
  readonly #hops = new Set<(hop: Hop) => void>();
  #facts: unknown;
  #asked = 0;
  #isGone = false;

  constructor(name: string, process: ChildProcess, logFile: string) {
    this.name = name;
    this.#process = process;
    this.#logFile = logFile;
  }

  get pid(): number {
    return this.#process.pid ?? -1;
  }

  get facts(): unknown {
    return this.#facts;
  }

  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (what: string) => reject(new Error(`${this.name} ${what}\n${this.lastWords()}`));
      const limit = setTimeout(() => fail('was not ready in time'), READY_WITHIN_MS);
      this.#process.on('message', (message: FromProcess) => {
        if (message.type === 'ready') {
          clearTimeout(limit);
          this.#facts = message.facts;
          resolve();
        } else this.#hear(message);
      });
      this.#process.on('error', (error) => fail(error.message));
      this.#process.on('exit', (code, signal) => {
        clearTimeout(limit);
        this.#isGone = true;
        for (const [id, settle] of this.#waiting)
          settle({ type: 'answer', id, error: `${this.name} ended` });
        fail(`ended (${signal ?? code})`);
      });
    });
  }

  async ask<Result>(act: string, body?: unknown, limitMs = ANSWER_WITHIN_MS): Promise<Result> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise<Result>((resolve, reject) => {
      const limit = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${this.name} did not answer "${act}" in ${limitMs} ms`));
      }, limitMs);
      this.#waiting.set(id, ({ result, error }) => {
        clearTimeout(limit);
        this.#waiting.delete(id);
        if (error === undefined) resolve(result as Result);
        else reject(new Error(`${this.name}: ${error}`));
      });
      this.#process.send({ id, act, body }, (error) => {
        if (error) this.#waiting.get(id)?.({ type: 'answer', id, error: error.message });
      });
    });
  }

  onHop(listener: (hop: Hop) => void): () => void {
    this.#hops.add(listener);
    return () => this.#hops.delete(listener);
  }

  isGone(): boolean {
    return this.#isGone;
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(name);
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  lastWords(): string {
    return existsSync(this.#logFile) ? readFileSync(this.#logFile, 'utf8').slice(-LAST_WORDS) : '';
  }

  #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.#isGone) return Promise.resolve();
    return new Promise((resolve) => {
      const last = setTimeout(() => this.#process.kill('SIGKILL'), GRACE_MS);
      this.#process.once('exit', () => {
        clearTimeout(last);
        resolve();
      });
      // A process that hangs hears SIGTERM only when it goes on.
      this.#process.kill('SIGCONT');
      this.#process.kill(signal);
    });
  }

  #hear(message: FromProcess): void {
    if (message.type === 'answer') this.#waiting.get(message.id)?.(message);
    if (message.type === 'hop') for (const listener of this.#hops) listener(message);
  }
}

/** Starts a program and settles when it is ready. Errors: with the end of its log */
export const startChild = async (spec: ChildSpec): Promise<Child> => {
  const { entry, name, folder, options } = spec;
  const optionsFile = join(folder, `${name}.options.json`);
  writeFileSync(optionsFile, JSON.stringify(options), { mode: 0o600 });
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'a', 0o600);
  const program = spec.program ?? join(root, 'dist', 'tests', `process-${entry}.js`);
  const process = fork(program, [optionsFile], {
    env: { ...environment, ...spec.env },
    execArgv: entry === 'core' ? ['--enable-source-maps'] : ['--max-semi-space-size=1'],
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const child = new ForkedChild(name, process, logFile);
  await child.ready();
  return child;
};
