import type { Indicator, Signal } from '@furtka/hardware/port';

/** How long an answer stays before the lamp goes back to rest, ms. */
export const SIGNAL_MS = 1500;

interface Lamp {
  readonly indicator: Indicator;
  shown: Signal;
  back: NodeJS.Timeout | undefined;
  isPrompting: boolean;
}

/** Light and sound of one door: an answer to a tap at its reader, attention at all of them. */
export class DoorLamps {
  /** Each indicator once, though several readers may share it. */
  readonly #lamps: readonly Lamp[];
  readonly #indicatorByReader: ReadonlyMap<string, Indicator>;
  readonly #onFault: (indicatorId: string, error: unknown) => void;
  #rest: 'idle' | 'attention' = 'idle';

  /** `indicators` by reader id. */
  constructor(
    indicators: ReadonlyMap<string, Indicator>,
    onFault: (indicatorId: string, error: unknown) => void,
  ) {
    this.#indicatorByReader = indicators;
    this.#lamps = [...new Set(indicators.values())].map((indicator) => ({
      indicator,
      shown: 'idle',
      back: undefined,
      isPrompting: false,
    }));
    this.#onFault = onFault;
  }

  /** Answers a tap at one reader; without a reader, at all of them. */
  answer(signal: 'granted' | 'denied' | 'error', readerId: string | undefined): void {
    const only = readerId === undefined ? undefined : this.#indicatorByReader.get(readerId);
    if (readerId !== undefined && only === undefined) return;
    for (const lamp of this.#lamps) {
      if (only !== undefined && lamp.indicator !== only) continue;
      lamp.isPrompting = false;
      this.#show(lamp, signal);
      clearTimeout(lamp.back);
      lamp.back = setTimeout(() => {
        lamp.back = undefined;
        this.#show(lamp, this.#rest);
      }, SIGNAL_MS);
    }
  }

  /** Asks for digits at one reader, until an answer comes. */
  prompt(readerId: string): void {
    const only = this.#indicatorByReader.get(readerId);
    for (const lamp of this.#lamps) {
      if (lamp.indicator !== only) continue;
      clearTimeout(lamp.back);
      lamp.back = undefined;
      lamp.isPrompting = true;
      this.#show(lamp, 'prompt');
    }
  }

  /** What the lamps show when there is nothing to answer. */
  setAttention(on: boolean): void {
    this.#rest = on ? 'attention' : 'idle';
    for (const lamp of this.#lamps)
      if (lamp.back === undefined && !lamp.isPrompting && lamp.shown !== this.#rest)
        this.#show(lamp, this.#rest);
  }

  /** Calls a person to this door, for commands. */
  identify(): void {
    for (const lamp of this.#lamps) this.#show(lamp, 'attention');
  }

  stop(): void {
    for (const lamp of this.#lamps) clearTimeout(lamp.back);
  }

  #show(lamp: Lamp, signal: Signal): void {
    lamp.shown = signal;
    try {
      lamp.indicator.show(signal);
    } catch (error) {
      this.#onFault(lamp.indicator.id, error);
    }
  }
}
