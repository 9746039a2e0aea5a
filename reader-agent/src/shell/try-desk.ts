import {
  type KeptTry,
  keptTries,
  lockedUntil,
  recallTries,
  succeeded,
  type Tries,
  tried,
} from '../core/lock-out.ts';
import type { AgentClock } from './agent-clock.ts';

/** Wrong tries of one door as they lie on disk. */
export interface KeptDoorTries {
  readonly doorId: string;
  /** System clock, UTC ms. */
  readonly keptAtUtc: number;
  readonly tries: readonly KeptTry[];
}

export interface TryDeskOptions {
  readonly clock: AgentClock;
  /** Something was tried: to be kept at once, else a guesser pulls the plug after each try. Must not wait. */
  onChange(): void;
}

/** Wrong tries of all doors, and the locks that they lead to. They outlive a restart. */
export class TryDesk {
  readonly #options: TryDeskOptions;
  readonly #triesByDoor = new Map<string, Tries>();
  /** Made only when something changes, so that nothing is written while time goes by. */
  readonly #keptByDoor = new Map<string, KeptDoorTries>();

  constructor(options: TryDeskOptions) {
    this.#options = options;
  }

  /** Wrong tries of this kind have locked a door: `pin`, `cards`, or a card id. */
  isLockedFor(doorId: string, what: string): boolean {
    return lockedUntil(this.#of(doorId), what, this.#options.clock.monotonicMs()) > 0;
  }

  /** Wrong tries have locked a door. */
  isLocked(doorId: string): boolean {
    return this.isLockedFor(doorId, 'pin') || this.isLockedFor(doorId, 'cards');
  }

  wrong(doorId: string, what: string): void {
    tried(this.#of(doorId), what, this.#options.clock.monotonicMs());
    this.#changed(doorId);
  }

  right(doorId: string, what: string): void {
    succeeded(this.#of(doorId), what);
    if (this.#of(doorId).has(what)) this.#changed(doorId);
  }

  kept(): readonly KeptDoorTries[] {
    return [...this.#keptByDoor.values()];
  }

  /** What the last run left on disk. */
  recall(kept: readonly KeptDoorTries[]): void {
    const { clock } = this.#options;
    for (const { doorId, keptAtUtc, tries } of kept) {
      const awayMs = Math.max(0, clock.systemMs() - keptAtUtc);
      recallTries(this.#of(doorId), tries, { nowMs: clock.monotonicMs(), awayMs });
      this.#snapshot(doorId);
    }
  }

  #changed(doorId: string): void {
    this.#snapshot(doorId);
    this.#options.onChange();
  }

  #snapshot(doorId: string): void {
    const { clock } = this.#options;
    const tries = keptTries(this.#of(doorId), clock.monotonicMs());
    this.#keptByDoor.set(doorId, { doorId, keptAtUtc: Math.round(clock.systemMs()), tries });
  }

  #of(doorId: string): Tries {
    const known = this.#triesByDoor.get(doorId);
    if (known !== undefined) return known;
    const fresh: Tries = new Map();
    this.#triesByDoor.set(doorId, fresh);
    return fresh;
  }
}
