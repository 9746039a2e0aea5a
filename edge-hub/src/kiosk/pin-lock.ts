const WRONG_TRIES = 5;
const LOCKED_MS = 300_000;
/** Wrong tries further apart than this are not one attempt. */
const FORGOTTEN_MS = 900_000;
const KIOSKS_MAX = 1000;

interface Entry {
  wrong: number;
  lastMs: number;
  lockedUntilMs: number;
}

/** Five wrong PINs at one kiosk lock it for five minutes, counted from the fifth. Time is handed in, monotonic. */
export class PinLock {
  readonly #nowMs: () => number;
  readonly #entries = new Map<string, Entry>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Milliseconds until this kiosk may try again, 0 = now. */
  waitMs(kiosk: string): number {
    const until = this.#entries.get(kiosk)?.lockedUntilMs ?? 0;
    return Math.max(0, Math.ceil(until - this.#nowMs()));
  }

  noteWrong(kiosk: string): void {
    const nowMs = this.#nowMs();
    const held = this.#entries.get(kiosk);
    const isRecent = held !== undefined && nowMs - held.lastMs < FORGOTTEN_MS;
    const wrong = (isRecent ? held.wrong : 0) + 1;
    const isLocked = wrong >= WRONG_TRIES;
    this.#entries.delete(kiosk);
    this.#entries.set(kiosk, {
      wrong: isLocked ? 0 : wrong,
      lastMs: nowMs,
      lockedUntilMs: isLocked ? nowMs + LOCKED_MS : 0,
    });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > KIOSKS_MAX && oldest !== undefined) this.#entries.delete(oldest);
  }

  noteRight(kiosk: string): void {
    this.#entries.delete(kiosk);
  }
}
