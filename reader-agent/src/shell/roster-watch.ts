import type { AgentClock } from './agent-clock.ts';
import type { InForce } from './in-force.ts';
import type { Troubles } from './troubles.ts';

/** A keeper that cannot compile is not asked at every tick. */
const RECOMPILE_AGAIN_MS = 10_000;

export interface RosterWatchOptions {
  readonly clock: AgentClock;
  readonly inForce: InForce;
  readonly troubles: Troubles;
  recompile(schoolMs: number): void;
  /** Once for each roster that became stale. */
  onStale(): void;
}

/** Looks at the days that are compiled and at the age of the roster. */
export class RosterWatch {
  readonly #options: RosterWatchOptions;
  #staleVersion = 0;
  #recompileAskedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: RosterWatchOptions) {
    this.#options = options;
  }

  /** To be called every second or so. */
  tick(): void {
    this.watchDay();
    this.watchAge();
  }

  /** The school's date is not the first of the compiled days. */
  isDayOver(): boolean {
    const rules = this.#options.inForce.rules();
    if (rules === undefined) return false;
    const schoolMs = this.#options.clock.schoolMs();
    const [from = 0, to = 0] = rules.dayStarts;
    return schoolMs < from || schoolMs >= to;
  }

  /** Windows reach 35 days; they are made anew when the school's date changes, either way. */
  watchDay(): void {
    if (!this.isDayOver()) return;
    const { clock, recompile } = this.#options;
    const nowMs = clock.monotonicMs();
    if (nowMs - this.#recompileAskedAtMs < RECOMPILE_AGAIN_MS) return;
    this.#recompileAskedAtMs = nowMs;
    recompile(clock.schoolMs());
  }

  watchAge(): void {
    const { inForce, troubles, clock, onStale } = this.#options;
    const rules = inForce.rules();
    troubles.set('roster.missing', rules === undefined ? 'roster.missing' : undefined);
    if (rules === undefined) return;
    const isStale = clock.systemMs() - rules.issuedAtUtc > rules.staleAfterMs;
    troubles.set('roster.stale', isStale ? 'roster.stale' : undefined);
    if (!isStale || this.#staleVersion === rules.version) return;
    this.#staleVersion = rules.version;
    onStale();
  }
}
