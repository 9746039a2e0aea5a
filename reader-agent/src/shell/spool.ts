import type { SpoolRow } from '../core/outbox.ts';
import type {
  EventDraft,
  FromSpool,
  SpoolOpened,
  SpoolWorkerData,
  ToSpool,
} from './spool-messages.ts';
import { WatchedWorker } from './watched-worker.ts';

/** Events that may wait for their commit. */
export const SPOOL_QUEUE_LIMIT = 1000;
const STOP_WITHIN_MS = 5000;

export interface SpoolOptions {
  readonly workerData: SpoolWorkerData;
  /** Makes the event that tells how many were lost. */
  makeLost(count: number): EventDraft;
  onOpened(opened: SpoolOpened, isFirst: boolean): void;
  onCommitted(rows: readonly SpoolRow[], ids: readonly string[]): void;
  onRows(
    rows: readonly SpoolRow[],
    asked: { readonly after: number; readonly limit: number },
  ): void;
  onCrash(error: Error): void;
  /** `undefined`: writing works (again). */
  onTrouble(code: string | undefined): void;
}

/**
 * The door's side of the spool. `append` never waits: it hands the event to the worker and keeps it until the worker says that
 * it is on disk. When 1,000 wait, further ones are lost, counted, and the count is the next event.
 */
export class Spool {
  readonly #options: SpoolOptions;
  readonly #worker: WatchedWorker<ToSpool, FromSpool>;
  /** By event id, in order. */
  readonly #waiting = new Map<string, EventDraft>();
  #unreported = 0;
  #lost = 0;
  #depth = 0;
  #trouble: string | undefined;
  #wasOpened = false;
  #ended: (() => void) | undefined;

  constructor(options: SpoolOptions) {
    this.#options = options;
    this.#worker = new WatchedWorker({
      name: 'spool-worker',
      workerData: options.workerData,
      onMessage: (message) => this.#hear(message),
      onCrash: (error) => {
        options.onCrash(error);
        this.#setTrouble('spool.thread');
      },
      onStarted: () => {
        for (const draft of this.#waiting.values()) this.#worker.post({ kind: 'append', draft });
      },
    });
  }

  start(): void {
    this.#worker.start();
  }

  /** `false` when the event is lost. */
  append(draft: EventDraft): boolean {
    if (this.#waiting.size + Math.min(this.#unreported, 1) >= SPOOL_QUEUE_LIMIT) {
      this.#unreported += 1;
      this.#lost += 1;
      this.#setTrouble('spool.full');
      return false;
    }
    this.#reportLost();
    this.#hand(draft);
    return true;
  }

  forget(receipts: readonly { readonly epoch: string; readonly seq: number }[]): void {
    if (receipts.length === 0) return;
    this.#worker.post({ kind: 'forget', receipts });
  }

  read(after: number, limit: number): void {
    this.#worker.post({ kind: 'read', after, limit });
  }

  /** Events on disk or on the way there. */
  depth(): number {
    return this.#depth + this.#waiting.size;
  }

  /** Events lost since the start. */
  lostCount(): number {
    return this.#lost;
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  /** Writes what waits, closes the file; gives up after 5 s. */
  async stop(): Promise<void> {
    this.#worker.expectEnd();
    let deadline: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#ended = resolve;
      deadline = setTimeout(resolve, STOP_WITHIN_MS);
      this.#worker.post({ kind: 'stop' });
    });
    clearTimeout(deadline);
    await this.#worker.terminate();
  }

  #hand(draft: EventDraft): void {
    this.#waiting.set(draft.id, draft);
    this.#worker.post({ kind: 'append', draft });
  }

  #reportLost(): void {
    if (this.#unreported === 0) return;
    const count = this.#unreported;
    this.#unreported = 0;
    this.#hand(this.#options.makeLost(count));
  }

  #setTrouble(code: string | undefined): void {
    if (this.#trouble === code) return;
    this.#trouble = code;
    this.#options.onTrouble(code);
  }

  #hear(message: FromSpool): void {
    switch (message.kind) {
      case 'opened':
        this.#depth = message.depth;
        this.#options.onOpened(message, !this.#wasOpened);
        this.#wasOpened = true;
        return;
      case 'committed':
        for (const id of message.ids) this.#waiting.delete(id);
        this.#depth = message.depth;
        this.#reportLost();
        this.#setTrouble(undefined);
        this.#options.onCommitted(message.rows, message.ids);
        return;
      case 'rows':
        this.#options.onRows(message.rows, message);
        return;
      case 'forgotten':
        this.#depth = message.depth;
        return;
      case 'failing':
        this.#setTrouble(message.code);
        return;
      case 'stopped':
        this.#ended?.();
        return;
      default:
        message satisfies never;
    }
  }
}
