import type { DemoStanding, DemoStandingPart } from '@furtka/web/demo-api';

/** A part that was silent for so long has fallen, or has no power, ms. */
const SILENT_MS = 4000;

const nameOf = (part: DemoStandingPart): string =>
  part.at === 'agent' ? `agent/${part.agent}` : part.at;

/** The newest word of each part; what is silent is left out. Time is handed in, monotonic. */
export class Standings {
  readonly #monotonicMs: () => number;
  readonly #systemMs: () => number;
  readonly #heard = new Map<string, { readonly part: DemoStandingPart; readonly atMs: number }>();

  constructor(clocks: { readonly monotonicMs: () => number; readonly systemMs: () => number }) {
    this.#monotonicMs = clocks.monotonicMs;
    this.#systemMs = clocks.systemMs;
  }

  take(part: DemoStandingPart): void {
    this.#heard.set(nameOf(part), { part, atMs: this.#monotonicMs() });
  }

  /** These agents have no power: their last word holds no more. */
  forget(agents: readonly string[]): void {
    for (const agent of agents) this.#heard.delete(`agent/${agent}`);
  }

  now(): DemoStanding {
    const nowMs = this.#monotonicMs();
    const parts = [...this.#heard]
      .filter(([, { atMs }]) => nowMs - atMs < SILENT_MS)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { part }]) => part);
    return { nowUtc: this.#systemMs(), parts };
  }
}
