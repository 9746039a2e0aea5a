import type { Clocks } from '@furtka/core-contract/clock';
import {
  type ClockReading,
  type ClockTrust,
  isSure,
  newTrust,
  trustedNow,
  watchStep,
  withFloor,
  withHubTime,
} from '../core/clock-trust.ts';

/** The clocks of the process with what is known about them. */
export class AgentClock {
  readonly #clocks: Clocks;
  #trust: ClockTrust;

  /** `floorMs`: build time, system clock; newest own event and issue time of the roster raise it. */
  constructor(clocks: Clocks, floorMs: number) {
    this.#clocks = clocks;
    this.#trust = newTrust(floorMs, this.#reading());
  }

  #reading(): ClockReading {
    return { systemMs: this.#clocks.system.nowMs(), monotonicMs: this.#clocks.monotonicMs() };
  }

  monotonicMs(): number {
    return this.#clocks.monotonicMs();
  }

  /** Best estimate of the system time, UTC ms. */
  systemMs(): number {
    return trustedNow(this.#trust, this.#reading());
  }

  /** The school clock, moved by what the system clock is known to lack. */
  schoolMs(): number {
    const reading = this.#reading();
    return this.#clocks.school.nowMs() + trustedNow(this.#trust, reading) - reading.systemMs;
  }

  isSure(): boolean {
    return isSure(this.#trust, this.#reading());
  }

  raiseFloor(floorMs: number): void {
    this.#trust = withFloor(this.#trust, floorMs, this.#reading());
  }

  hearHub(hubTimeUtc: number): void {
    this.#trust = withHubTime(this.#trust, hubTimeUtc, this.#reading());
  }

  setSynchronised(value: boolean): void {
    this.#trust = { ...this.#trust, isSynchronised: value };
  }

  /** By how much the clock was set since the last call, ms; 0 = it was not. */
  stepSinceLast(): number {
    const { trust, byMs } = watchStep(this.#trust, this.#reading());
    this.#trust = trust;
    return byMs;
  }
}
