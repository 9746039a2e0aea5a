import type { KeptDoors } from './keeper-messages.ts';

export const NOTHING_KEPT: KeptDoors = { alarms: [], staffCame: [], tries: [] };

/** What the doors of an agent know beside roster and modes, and would forget with its process. */
export class DoorMemory {
  readonly #keep: (kept: KeptDoors) => void;
  #before: KeptDoors | undefined;
  #text = '';

  /** @param keep  hands it over to be written; must not wait */
  constructor(keep: (kept: KeptDoors) => void) {
    this.#keep = keep;
  }

  /** What the last run left on disk. @returns `false` a second time: what this run knows is newer */
  restore(kept: KeptDoors): boolean {
    if (this.#before !== undefined) return false;
    this.#before = kept;
    this.#text = JSON.stringify(kept);
    return true;
  }

  /** What it was before this run; empty until it has been read. */
  before(): KeptDoors {
    return this.#before ?? NOTHING_KEPT;
  }

  /** Alarms that lasted at a door when the last run ended. */
  alarmsOf(doorId: string): KeptDoors['alarms'] {
    return this.before().alarms.filter((alarm) => alarm.doorId === doorId);
  }

  /** Writes what is so now, when it differs from what was written last. Never before the last run's has been read. */
  note(now: KeptDoors): void {
    if (this.#before === undefined) return;
    const text = JSON.stringify(now);
    if (text === this.#text) return;
    this.#text = text;
    this.#keep(now);
  }
}
