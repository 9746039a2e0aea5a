/** Those who wait for something to happen, for at most a time: the long polls of the local API. */
export class Wakeups {
  readonly #sleepers = new Set<() => void>();
  readonly #listeners = new Set<() => void>();
  #count = 0;

  /** How often it was woken. Taken before looking, so that what happens between look and wait is not missed. */
  get count(): number {
    return this.#count;
  }

  /** Resolves at the first `wake` after `count`, or after `waitMs`, whichever is first. */
  wait(waitMs: number, count: number): Promise<void> {
    if (waitMs <= 0 || count !== this.#count) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#sleepers.delete(end);
        resolve();
      };
      const timer = setTimeout(end, waitMs);
      this.#sleepers.add(end);
    });
  }

  /** Calls `listener` at each `wake`; it must not wait and must not throw. @returns what ends that */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  wake(): void {
    this.#count += 1;
    for (const listener of this.#listeners) listener();
    for (const end of [...this.#sleepers]) end();
  }
}
