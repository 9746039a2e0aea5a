import type { ReceiptPayload } from '@furtka/hub-contract/payloads';
import {
  answered,
  newOutbox,
  type Outbox,
  overdue,
  roomOf,
  type SpoolRow,
  takeRows,
} from '../core/outbox.ts';

export interface EventSenderOptions {
  monotonicMs(): number;
  publish(payload: string): void;
  read(after: number, limit: number): void;
  forget(receipts: ReceiptPayload['receipts']): void;
}

/** Brings committed events to the hub: in order, at most 100 unanswered, again after 5 s, from the oldest after a loss. */
export class EventSender {
  readonly #options: EventSenderOptions;
  #outbox: Outbox | undefined;
  #isReading = false;

  constructor(options: EventSenderOptions) {
    this.#options = options;
  }

  /** A connection is up. */
  begin(): void {
    this.#outbox = newOutbox();
    this.#isReading = false;
    this.#more();
  }

  /** The connection is gone; what was in flight lies in the spool. */
  end(): void {
    this.#outbox = undefined;
  }

  inFlight(): number {
    return this.#outbox?.inFlight.size ?? 0;
  }

  /** Fresh from the disk; sent at once when nothing older waits. */
  committed(rows: readonly SpoolRow[]): void {
    if (this.#outbox?.isCaughtUp === true && !this.#isReading) this.#send(this.#outbox, rows);
    else this.#more();
  }

  /** An answer to a question of an earlier connection is told by its `after` and left aside. */
  rowsRead(
    rows: readonly SpoolRow[],
    asked: { readonly after: number; readonly limit: number },
  ): void {
    if (this.#outbox === undefined || asked.after !== this.#outbox.lastPos) return;
    this.#isReading = false;
    this.#outbox.isCaughtUp = rows.length < asked.limit;
    this.#send(this.#outbox, rows);
    this.#more();
  }

  receipts(receipts: ReceiptPayload['receipts']): void {
    this.#options.forget(receipts);
    if (this.#outbox === undefined || receipts.length === 0) return;
    answered(this.#outbox, receipts, this.#options.monotonicMs());
    this.#more();
  }

  /** To be called about once a second. */
  tick(): void {
    if (this.#outbox === undefined) return;
    for (const row of overdue(this.#outbox, this.#options.monotonicMs()))
      this.#options.publish(row.payload);
    this.#more();
  }

  #send(outbox: Outbox, rows: readonly SpoolRow[]): void {
    for (const row of takeRows(outbox, rows, this.#options.monotonicMs()))
      this.#options.publish(row.payload);
  }

  #more(): void {
    const outbox = this.#outbox;
    if (outbox === undefined || outbox.isCaughtUp || this.#isReading) return;
    const limit = roomOf(outbox);
    if (limit <= 0) return;
    this.#isReading = true;
    this.#options.read(outbox.lastPos, limit);
  }
}
