import { Worker } from 'node:worker_threads';
import { type WorkerName, workerEntry } from './worker-entry.ts';

const RESTART_MS = 1000;

export interface WatchedOptions<From> {
  readonly name: WorkerName;
  readonly workerData: object;
  onMessage(message: From): void;
  /** The thread ended by itself; a new one starts after a second. */
  onCrash(error: Error): void;
  /** A thread is there (again): hand over what the old one did not answer. */
  onStarted(): void;
}

/** A worker thread that is started again when it dies, so that a broken disk does not take the door with it. */
export class WatchedWorker<To, From> {
  readonly #options: WatchedOptions<From>;
  /** Looked up once: a thread that is started again needs no file of this one. */
  readonly #entry: URL;
  #worker: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: WatchedOptions<From>) {
    this.#options = options;
    this.#entry = workerEntry(options.name);
  }

  start(): void {
    const { name, workerData } = this.#options;
    const worker = new Worker(this.#entry, {
      workerData: { ...workerData, entry: `./${name}.ts` },
    });
    this.#worker = worker;
    let cause = new Error(`${name} ended`);
    worker.on('message', (message: From) => this.#options.onMessage(message));
    worker.on('error', (error) => {
      cause = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', () => {
      this.#worker = undefined;
      if (this.#isStopped) return;
      this.#options.onCrash(cause);
      this.#restart = setTimeout(() => this.start(), RESTART_MS);
    });
    this.#options.onStarted();
  }

  /** Dropped while no thread is there; `onStarted` then hands over again. */
  post(message: To, transfer: readonly ArrayBuffer[] = []): void {
    this.#worker?.postMessage(message, transfer);
  }

  /** From now on an end is no crash. */
  expectEnd(): void {
    this.#isStopped = true;
    clearTimeout(this.#restart);
  }

  async terminate(): Promise<void> {
    this.expectEnd();
    await this.#worker?.terminate();
  }
}
