import { placeOf } from '../eventlog/classify.ts';

interface Refused {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * Keeps each agent's events in their order when the log could not take one of them (disk full): those behind it wait until it comes
 * again, or a later one would stand before it in the log for ever.
 */
export class EventOrder {
  /** By agent, the first event that was refused. */
  readonly #refused = new Map<string, Refused>();

  /** A session begins: the agent sends from its oldest event. */
  begins(agentId: string): void {
    this.#refused.delete(agentId);
  }

  /** May this event be offered to the log now? The one that is waited for opens the way for those behind it. */
  mayCome(agentId: string, bytes: Uint8Array): boolean {
    const refused = this.#refused.get(agentId);
    if (refused === undefined) return true;
    const { epoch, seq } = placeOf(bytes);
    if (epoch !== refused.epoch || seq === undefined) return true;
    if (seq > refused.seq) return false;
    if (seq === refused.seq) this.#refused.delete(agentId);
    return true;
  }

  /** The log did not take this event. */
  refuse(agentId: string, bytes: Uint8Array): void {
    const { epoch, seq } = placeOf(bytes);
    if (epoch === undefined || seq === undefined) return;
    const before = this.#refused.get(agentId);
    if (before?.epoch === epoch && before.seq <= seq) return;
    this.#refused.set(agentId, { epoch, seq });
  }
}
