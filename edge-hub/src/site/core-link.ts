import type { TrustedClocks } from './trusted-clock.ts';

/** A bridge asks for news all the time; silent for longer than its longest poll and some, it is gone. */
const BRIDGE_SILENT_MS = 35_000;

export interface CoreLinkView {
  readonly connected: boolean;
  readonly sinceUtc: number;
}

/** Is the core reached? As the bridge last said, and not longer than the bridge itself is heard of. */
export class CoreLink {
  readonly #clocks: TrustedClocks;
  #said: CoreLinkView;
  #heard: { readonly ms: number; readonly utc: number };

  constructor(clocks: TrustedClocks) {
    this.#clocks = clocks;
    this.#heard = { ms: clocks.monotonicMs(), utc: clocks.system.nowMs() };
    this.#said = { connected: false, sinceUtc: this.#heard.utc };
  }

  /** The bridge asked for something: it is alive. */
  heard(): void {
    this.#heard = { ms: this.#clocks.monotonicMs(), utc: this.#clocks.system.nowMs() };
  }

  set(said: CoreLinkView): void {
    this.heard();
    this.#said = said;
  }

  view(): CoreLinkView {
    const isSilent = this.#clocks.monotonicMs() - this.#heard.ms > BRIDGE_SILENT_MS;
    if (!this.#said.connected || !isSilent) return this.#said;
    return { connected: false, sinceUtc: this.#heard.utc };
  }
}
