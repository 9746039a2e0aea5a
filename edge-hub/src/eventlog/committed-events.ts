import type { DoorEvent } from '@furtka/core-contract/event';
import type { Received } from '../database/jobs.ts';

/** Is told of an event after its commit, in the order of the log; must not throw and must not wait. */
export type CommittedListener = (event: DoorEvent, received: Received) => void;

/** Those who follow the log while the hub runs: feed, alarms, cards of operators. What was before they read from the log itself. */
export class CommittedEvents {
  readonly #listeners = new Set<CommittedListener>();

  /** @returns what ends the listening */
  listen(listener: CommittedListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Call once per event that was stored, never for a duplicate or a quarantined one. */
  tell(event: DoorEvent, received: Received): void {
    for (const listener of this.#listeners) listener(event, received);
  }
}
