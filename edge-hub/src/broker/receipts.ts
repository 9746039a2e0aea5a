import type { ReceiptPayload } from '@furtka/hub-contract/payloads';
import type { Appended } from '../eventlog/append.ts';

/** As `ReceiptPayload` takes. */
const RECEIPTS_MAX = 1000;
type Receipt = ReceiptPayload['receipts'][number];

/** Sends receipts: those of one commit together, one message per agent. */
export class Receipts {
  readonly #send: (agentId: string, payload: string) => void;
  readonly #nowUtc: () => number;
  #waiting = new Map<string, Receipt[]>();

  constructor(send: (agentId: string, payload: string) => void, nowUtc: () => number) {
    this.#send = send;
    this.#nowUtc = nowUtc;
  }

  /** What was committed for an agent. An arrival without epoch and seq was no event: there is nothing to forget. */
  add(agentId: string, { outcome, epoch, seq }: Appended): void {
    if (epoch === undefined || seq === undefined) return;
    if (this.#waiting.size === 0) setImmediate(() => this.#flush());
    const receipts = this.#waiting.get(agentId) ?? [];
    receipts.push({ epoch, seq, outcome } as Receipt);
    this.#waiting.set(agentId, receipts);
  }

  /** The heartbeat: an empty list with the hub's time. */
  heartbeat(agentId: string): void {
    this.#send(agentId, this.#payload([]));
  }

  #payload(receipts: readonly Receipt[]): string {
    return JSON.stringify({ v: 1, receipts, hubTimeUtc: this.#nowUtc() });
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = new Map();
    for (const [agentId, receipts] of waiting)
      for (let at = 0; at < receipts.length; at += RECEIPTS_MAX)
        this.#send(agentId, this.#payload(receipts.slice(at, at + RECEIPTS_MAX)));
  }
}
