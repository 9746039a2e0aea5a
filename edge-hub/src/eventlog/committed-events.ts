import type { DoorEvent } from '@furtka/core-contract/event';
import type { Received } from '../database/jobs.ts';
import type { Told } from './append.ts';

/** Follows the log while the hub runs; neither function may throw or wait. */
export interface CommittedListener {
  /** Reading an event costs more than writing it, and most are nobody's business. */
  wants(told: Told): boolean;
  /** Is told of an event after its commit, in the order of the log. */
  take(event: DoorEvent, received: Received): void;
}

/** Those who follow the log: alarms, cards of operators. What was before they read from the log itself. */
export class CommittedEvents {
  readonly #listeners = new Set<CommittedListener>();

  /** @returns what ends the listening */
  listen(listener: CommittedListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Call once per event that was stored, never for a duplicate or a quarantined one.
   *
   * @param read  gives the event; called only when somebody wants it
   */
  tell(told: Told, read: () => DoorEvent, received: Received): void {
    let event: DoorEvent | undefined;
    for (const listener of this.#listeners) {
      if (!listener.wants(told)) continue;
      event ??= read();
      listener.take(event, received);
    }
  }
}
