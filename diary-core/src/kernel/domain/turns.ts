/** How many work at once, how many may wait for their turn, and for how long. */
export interface TurnLimits {
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly longestWaitMs: number;
}

interface Waiting {
  begin(): void;
}

/** A queue for work that takes much memory or time. Errors: what `busy` makes, when too many wait or one has waited too long. */
export class Turns {
  #running = 0;
  readonly #waiting: Waiting[] = [];
  readonly #limits: TurnLimits;
  readonly #busy: () => Error;

  constructor(limits: TurnLimits, busy: () => Error) {
    this.#limits = limits;
    this.#busy = busy;
  }

  async take<R>(work: () => Promise<R>): Promise<R> {
    await this.#turn();
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.begin();
    }
  }

  #turn(): Promise<void> {
    if (this.#running < this.#limits.atOnce) {
      this.#running += 1;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#limits.mostWaiting) return Promise.reject(this.#busy());
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        begin: () => {
          clearTimeout(timer);
          this.#running += 1;
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(this.#busy());
      }, this.#limits.longestWaitMs);
      this.#waiting.push(waiting);
    });
  }
}
