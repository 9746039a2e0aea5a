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

  /** Takes a lock over from before a restart; it lasts no longer than a new one. */
  restore(kiosk: string, leftMs: number): void {
    if (leftMs <= 0) return;
    const nowMs = this.#nowMs();
    const lockedUntilMs = nowMs + Math.min(leftMs, LOCKED_MS);
    this.#entries.set(kiosk, { wrong: 0, lastMs: nowMs, lockedUntilMs });
  }

  /** Kiosks that are locked, and for how long yet. */
  locked(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const kiosk of this.#entries.keys()) {
      const leftMs = this.waitMs(kiosk);
      if (leftMs > 0) found.set(kiosk, leftMs);
    }
    return found;
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
