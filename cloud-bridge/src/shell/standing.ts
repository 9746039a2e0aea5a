import type { Clock } from '@furtka/core-contract/clock';
import type { Cursor } from '@furtka/core-contract/sync';

/** How the bridge stands now, for `/health`, the kiosk's line and the other loops. Kept nowhere. */
export class Standing {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #isConnected = false;
  #sinceUtc: number;
  #isHubReachable = false;
  /** The core's last word on how far it has the log. */
  cursor: Cursor | undefined;
  /** The last refusal or fault, a code. */
  lastFault: string | undefined;
  isRevoked = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sinceUtc = clock.nowMs();
  }

  /** Connected: the stream is open, greeted, and was heard within the limit. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Since when `isConnected` is as it is, system clock. */
  get sinceUtc(): number {
    return this.#sinceUtc;
  }

  get isHubReachable(): boolean {
    return this.#isHubReachable;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  setConnected(isConnected: boolean): void {
    if (this.#isConnected === isConnected) return;
    this.#isConnected = isConnected;
    this.#sinceUtc = this.#clock.nowMs();
    this.#tell();
  }

  setHubReachable(isReachable: boolean): void {
    if (this.#isHubReachable === isReachable) return;
    this.#isHubReachable = isReachable;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
