/** How many acts in how long. */
export interface Rate {
  readonly count: number;
  readonly windowMs: number;
}

/** Keys kept at most; beyond, the oldest are forgotten, so that many addresses cannot fill the memory. */
const KEYS_MAX = 1000;

/** Counts acts per key within a sliding window. Time is handed in, monotonic. */
export class RateLimit {
  readonly #rate: Rate;
  readonly #nowMs: () => number;
  readonly #actsByKey = new Map<string, number[]>();

  constructor(rate: Rate, nowMs: () => number) {
    this.#rate = rate;
    this.#nowMs = nowMs;
  }

  #recent(key: string): number[] {
    const since = this.#nowMs() - this.#rate.windowMs;
    return (this.#actsByKey.get(key) ?? []).filter((at) => at > since);
  }

  /** Milliseconds until another act is allowed, 0 = now. */
  waitMs(key: string): number {
    const acts = this.#recent(key);
    const first = acts[acts.length - this.#rate.count];
    return first === undefined ? 0 : Math.ceil(first + this.#rate.windowMs - this.#nowMs());
  }

  note(key: string): void {
    const acts = [...this.#recent(key), this.#nowMs()];
    this.#actsByKey.delete(key);
    this.#actsByKey.set(key, acts);
    const [oldest] = this.#actsByKey.keys();
    if (this.#actsByKey.size > KEYS_MAX && oldest !== undefined) this.#actsByKey.delete(oldest);
  }

  /** Acts that still count, oldest first. */
  acts(key: string): readonly number[] {
    return this.#recent(key);
  }

  /** Takes over acts of before a restart; none is later than now. */
  restore(key: string, acts: readonly number[]): void {
    const nowMs = this.#nowMs();
    this.#actsByKey.set(
      key,
      acts.map((at) => Math.min(at, nowMs)),
    );
  }

  forget(key: string): void {
    this.#actsByKey.delete(key);
  }
}
