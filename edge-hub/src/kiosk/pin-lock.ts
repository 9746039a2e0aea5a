const WRONG_TRIES = 5;
const LOCKED_MS = 300_000;
/** Wrong tries further apart than this are not one attempt. */
const FORGOTTEN_MS = 900_000;
/** A kiosk at which nobody signed in for so long is a stranger again: longer than the longest weekend. */
const KNOWN_MS = 14 * 86_400_000;
const KIOSKS_MAX = 1000;

/** What happened at one kiosk; monotonic milliseconds. */
export interface KioskTries {
  readonly wrong: number;
  /** The last wrong try. */
  readonly lastMs: number;
  readonly lockedUntilMs: number;
  /** When somebody last signed in there; absent: never. */
  readonly rightMs?: number;
}

/** Five wrong PINs at one kiosk lock it for five minutes, counted from the fifth. Time is handed in, monotonic. */
export class PinLock {
  readonly #nowMs: () => number;
  readonly #triesByKiosk = new Map<string, KioskTries>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Takes over what was before a restart; a lock lasts no longer than a new one. */
  restore(kiosk: string, { wrong, lastMs, lockedUntilMs, rightMs }: KioskTries): void {
    const nowMs = this.#nowMs();
    this.#triesByKiosk.set(kiosk, {
      wrong,
      lastMs: Math.min(lastMs, nowMs),
      lockedUntilMs: Math.min(lockedUntilMs, nowMs + LOCKED_MS),
      ...(rightMs === undefined ? {} : { rightMs: Math.min(rightMs, nowMs) }),
    });
  }

  /** What still counts, by kiosk. */
  tries(): ReadonlyMap<string, KioskTries> {
    const counts = ([kiosk, { lastMs, wrong }]: readonly [string, KioskTries]): boolean =>
      this.isKnown(kiosk) ||
      this.waitMs(kiosk) > 0 ||
      (wrong > 0 && this.#nowMs() - lastMs < FORGOTTEN_MS);
    return new Map([...this.#triesByKiosk].filter(counts));
  }

  /** Milliseconds until this kiosk may try again, 0 = now. */
  waitMs(kiosk: string): number {
    const until = this.#triesByKiosk.get(kiosk)?.lockedUntilMs ?? 0;
    return Math.max(0, Math.ceil(until - this.#nowMs()));
  }

  /** Has somebody signed in at this kiosk lately? */
  isKnown(kiosk: string): boolean {
    const rightMs = this.#triesByKiosk.get(kiosk)?.rightMs;
    return rightMs !== undefined && this.#nowMs() - rightMs < KNOWN_MS;
  }

  noteWrong(kiosk: string): void {
    const nowMs = this.#nowMs();
    const held = this.#triesByKiosk.get(kiosk);
    const isRecent = held !== undefined && nowMs - held.lastMs < FORGOTTEN_MS;
    const wrong = (isRecent ? held.wrong : 0) + 1;
    const isLocked = wrong >= WRONG_TRIES;
    this.#put(kiosk, {
      ...held,
      wrong: isLocked ? 0 : wrong,
      lastMs: nowMs,
      lockedUntilMs: isLocked ? nowMs + LOCKED_MS : 0,
    });
  }

  noteRight(kiosk: string): void {
    this.#put(kiosk, { wrong: 0, lastMs: 0, lockedUntilMs: 0, rightMs: this.#nowMs() });
  }

  /** The newest last; the oldest goes when there are too many. */
  #put(kiosk: string, tries: KioskTries): void {
    this.#triesByKiosk.delete(kiosk);
    this.#triesByKiosk.set(kiosk, tries);
    const [oldest] = this.#triesByKiosk.keys();
    if (this.#triesByKiosk.size > KIOSKS_MAX && oldest !== undefined)
      this.#triesByKiosk.delete(oldest);
  }
}
