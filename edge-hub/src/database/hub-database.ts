import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../app-error.ts';
import type { Appended, Arrival } from '../eventlog/append.ts';
import { packArrivals, unpackAppended } from './group-message.ts';
import type { JobArgs, JobName, JobReply, JobRequest, JobResult } from './jobs.ts';
import { databaseWorkerEntry } from './worker-entry.ts';

/** Events that may wait for their commit. Beyond this an arrival is dropped without a receipt and sent again by its agent. */
const WAITING_MAX = 20_000;
/** Their bytes together, so that long ones cannot take the memory either. */
const WAITING_MAX_BYTES = 64 * 1024 * 1024;
/** Events in one commit. */
const GROUP_MAX = 2000;

interface Waiting {
  readonly arrival: Arrival;
  readonly settle: (appended: Appended | undefined) => void;
}

type Settle = (reply: JobReply) => void;

export interface HubDatabaseOptions {
  readonly file: string;
  readonly maxMib: number;
  /** Called once when the worker dies by itself; the hub cannot go on. */
  readonly onDeath: (cause: Error) => void;
  /** Called after each commit of events: how many, and how long it took. */
  readonly onCommit?: (events: number, tookMs: number) => void;
  /** Called when the disk begins to refuse events, and when it takes them again. */
  readonly onDiskFault?: (isFaulty: boolean, cause: string) => void;
}

/**
 * The hub's database as the main thread sees it: a worker thread does all reading and writing, so that a slow disk never stops the
 * broker. Events that arrive while a commit runs wait together and share the next one.
 */
export class HubDatabase {
  readonly #options: HubDatabaseOptions;
  readonly #pending = new Map<number, Settle>();
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #isCommitting = false;
  #lastId = 0;
  #worker: Worker | undefined;
  #diskFault = false;

  constructor(options: HubDatabaseOptions) {
    this.#options = options;
  }

  /** The last attempt to write events failed: disk full, at its cap, or broken. They come again from their agents. */
  get hasDiskFault(): boolean {
    return this.#diskFault;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  /** Opens the file and brings its schema up to date. Errors: what the worker could not open, as its own error. */
  async start(): Promise<void> {
    const { file, maxMib } = this.#options;
    const worker = new Worker(databaseWorkerEntry(), {
      workerData: { file, maxMib },
      // The parent's loader flags are not the worker's: its entry registers what it needs.
      execArgv: [],
    });
    await once(worker, 'message');
    worker.on('message', (reply: JobReply) => this.#settle(reply));
    worker.on('error', (error) => this.#die(error));
    worker.on('exit', () => this.#die(new AppError('bug', 'hub.database_ended')));
    this.#worker = worker;
  }

  /** Runs one job in its own transaction; resolves when it is committed. */
  run<Name extends JobName>(name: Name, args: JobArgs<Name>): Promise<JobResult<Name>> {
    return new Promise((resolve, reject) => {
      this.#post(name, args, (reply) => {
        if (reply.ok) resolve(reply.result as JobResult<Name>);
        else reject(this.#errorOf(reply));
      });
    });
  }

  /**
   * Commits an arrival together with all that wait.
   *
   * @returns what became of it, after the commit; `undefined` when it was not stored (no room) and must come again
   */
  append(arrival: Arrival): Promise<Appended | undefined> {
    const isTooMuch =
      this.#waiting.length >= WAITING_MAX || this.#waitingBytes >= WAITING_MAX_BYTES;
    if (isTooMuch || this.#worker === undefined) return Promise.resolve(undefined);
    this.#waitingBytes += arrival.bytes.byteLength;
    return new Promise((settle) => {
      this.#waiting.push({ arrival, settle });
      if (!this.#isCommitting) {
        this.#isCommitting = true;
        // What arrived in the same turn of the loop goes into the same commit.
        setImmediate(() => this.#commitGroup());
      }
    });
  }

  /** Closes the file after everything that was asked before. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#worker = undefined;
    worker.removeAllListeners('exit');
    const ended = once(worker, 'exit');
    worker.postMessage('close');
    await ended;
    this.#settleAll();
  }

  #post(name: JobName, args: unknown, settle: Settle, handedOver: ArrayBuffer[] = []): void {
    const worker = this.#worker;
    const id = ++this.#lastId;
    if (worker === undefined) {
      const code = 'hub.database_ended';
      settle({ id, ok: false, code, message: code, diskFault: false });
      return;
    }
    this.#pending.set(id, settle);
    worker.postMessage({ id, name, args } satisfies JobRequest, handedOver);
  }

  #commitGroup(): void {
    const group = this.#waiting.splice(0, GROUP_MAX);
    this.#isCommitting = group.length > 0;
    if (!this.#isCommitting) return;
    const began = performance.now();
    const arrivals = group.map((waiting) => waiting.arrival);
    for (const { bytes } of arrivals) this.#waitingBytes -= bytes.byteLength;
    const message = packArrivals(arrivals);
    const settle = (reply: JobReply): void => {
      const outcomes = reply.ok ? unpackAppended(String(reply.result)) : [];
      this.#noteFault(reply);
      if (reply.ok) this.#options.onCommit?.(group.length, performance.now() - began);
      for (const [index, waiting] of group.entries()) waiting.settle(outcomes[index]);
      // What stands behind a refused event must not come before it.
      if (!reply.ok) this.#refuseWaiting();
      this.#commitGroup();
    };
    this.#post('append', message, settle, [message.bytes.buffer]);
  }

  #refuseWaiting(): void {
    for (const { settle } of this.#waiting.splice(0)) settle(undefined);
    this.#waitingBytes = 0;
  }

  #noteFault(reply: JobReply): void {
    const isFaulty = !reply.ok;
    if (isFaulty === this.#diskFault) return;
    this.#diskFault = isFaulty;
    this.#options.onDiskFault?.(isFaulty, reply.ok ? '' : reply.message);
  }

  #settle(reply: JobReply): void {
    const settle = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    settle?.(reply);
  }

  #errorOf(reply: JobReply & { ok: false }): AppError {
    return reply.diskFault
      ? new AppError('unavailable', 'hub.disk_full', { cause: reply.message })
      : new AppError('bug', reply.code, { cause: reply.message });
  }

  #settleAll(): void {
    const code = 'hub.database_ended';
    for (const [id, settle] of [...this.#pending]) {
      this.#pending.delete(id);
      settle({ id, ok: false, code, message: code, diskFault: false });
    }
    for (const { settle } of this.#waiting.splice(0)) settle(undefined);
  }

  #die(cause: Error): void {
    if (this.#worker === undefined) return;
    this.#worker = undefined;
    this.#settleAll();
    this.#options.onDeath(cause);
  }
}
