import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { EventDraft, FromSpool, SpoolWorkerData, ToSpool } from './spool-messages.ts';
import {
  appendEvents,
  closeSpoolStore,
  depthOf,
  forgetEvents,
  leftoversOf,
  newestMsOf,
  openSpoolStore,
  readEvents,
  type SpoolStore,
} from './spool-store.ts';
import { stepBack } from './step-back.ts';

const RETRY_MS = 1000;
/** Events of one commit. */
const BATCH_MOST = 1000;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'spool.failed';

/** The file cannot be trusted any more: the thread ends, the next one puts it aside. */
const isDamage = (code: string): boolean => code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';

/** The spool's thread: whatever waits goes into one commit; what could not be written waits for the next attempt. */
class SpoolLoop {
  readonly #port: MessagePort;
  readonly #data: SpoolWorkerData;
  #store: SpoolStore | undefined;
  #drafts: EventDraft[] = [];
  #receipts: { epoch: string; seq: number }[] = [];
  #batchMost = BATCH_MOST;
  #isFlushDue = false;
  #isRetryDue = false;
  #isStopping = false;

  constructor(port: MessagePort, data: SpoolWorkerData) {
    this.#port = port;
    this.#data = data;
  }

  start(): void {
    this.#port.on('message', (message: ToSpool) => this.#take(message));
    this.#flushSoon();
  }

  #say(message: FromSpool): void {
    this.#port.postMessage(message);
  }

  #take(message: ToSpool): void {
    switch (message.kind) {
      case 'append':
        this.#drafts.push(message.draft);
        if (!this.#isRetryDue) this.#flushSoon();
        return;
      case 'forget':
        this.#receipts.push(...message.receipts);
        this.#flushSoon();
        return;
      case 'read': {
        const { after, limit } = message;
        const rows = this.#store === undefined ? [] : readEvents(this.#store, after, limit);
        this.#say({ kind: 'rows', rows, after, limit });
        return;
      }
      case 'stop':
        this.#isStopping = true;
        this.#flushSoon();
        return;
      default:
        message satisfies never;
    }
  }

  #flushSoon(): void {
    if (this.#isFlushDue) return;
    this.#isFlushDue = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#isFlushDue = false;
    try {
      this.#write();
    } catch (error) {
      const code = codeOf(error);
      if (isDamage(code)) throw error;
      this.#say({ kind: 'failing', code });
      this.#retryLater();
    }
    if (this.#isStopping) this.#stop();
  }

  #retryLater(): void {
    if (this.#isRetryDue || this.#isStopping) return;
    this.#isRetryDue = true;
    setTimeout(() => {
      this.#isRetryDue = false;
      this.#flushSoon();
    }, RETRY_MS);
  }

  #open(): SpoolStore {
    const store = openSpoolStore(this.#data);
    const { epoch, wasUnclean, wasDamaged } = store;
    const found = {
      depth: depthOf(store),
      newestMs: newestMsOf(store),
      leftovers: leftoversOf(store),
    };
    this.#say({ kind: 'opened', epoch, wasUnclean, wasDamaged, ...found });
    return store;
  }

  #write(): void {
    this.#store ??= this.#open();
    if (this.#receipts.length > 0) {
      forgetEvents(this.#store, this.#receipts);
      this.#receipts = [];
      this.#say({ kind: 'forgotten', depth: depthOf(this.#store) });
    }
    while (this.#drafts.length > 0) this.#append(this.#store);
  }

  /** On a disk that is nearly full a smaller commit may still fit. */
  #append(store: SpoolStore): void {
    const batch = this.#drafts.slice(0, this.#batchMost);
    try {
      const rows = appendEvents(store, batch, () => this.#delay());
      const ids = batch.map((draft) => draft.id);
      this.#drafts = this.#drafts.slice(batch.length);
      this.#batchMost = Math.min(BATCH_MOST, 2 * this.#batchMost);
      this.#say({ kind: 'committed', ids, rows, depth: depthOf(store) });
    } catch (error) {
      if (codeOf(error) !== 'SQLITE_FULL' || batch.length === 1) throw error;
      this.#batchMost = Math.ceil(batch.length / 2);
    }
  }

  #delay(): void {
    if (this.#data.commitDelayMs === 0) return;
    const never = new Int32Array(new SharedArrayBuffer(4));
    Atomics.wait(never, 0, 0, this.#data.commitDelayMs);
  }

  #stop(): void {
    if (this.#store !== undefined) closeSpoolStore(this.#store);
    this.#say({ kind: 'stopped' });
    this.#port.close();
  }
}

if (parentPort === null) throw new Error('the spool runs as a worker thread only');
stepBack();
new SpoolLoop(parentPort, workerData as SpoolWorkerData).start();
