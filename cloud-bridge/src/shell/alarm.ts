/** A wait that can be cut short. A ring that nobody waits for is kept for the next wait. */
export class Alarm {
  #wake: (() => void) | undefined;
  #isRung = false;
  #isEnded = false;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  /** From now on no wait lasts. */
  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  /** Ends after `ms`, at a ring, or at the end; for ever without `ms`. */
  async wait(ms?: number): Promise<void> {
    if (!this.#isRung && !this.#isEnded) {
      await new Promise<void>((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    this.#isRung = false;
  }
}
