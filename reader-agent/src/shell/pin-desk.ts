import type { Key } from '@furtka/hardware/port';
import { IDLE_KEYPAD, isPin, type Keypad, pressed } from '../core/keypad.ts';

/** Time to give a PIN after a card, ms. */
export const PIN_WAIT_MS = 15_000;

/** Hash of a PIN, and of the PIN that it would be under threat. */
export interface DerivedPin {
  readonly plain: string;
  readonly underDuress: string;
}

export interface PinDeskOptions<Asked> {
  monotonicMs(): number;
  /** Computes away from this thread; takes some 50 ms. */
  derive(digits: string): Promise<DerivedPin>;
  /** A whole entry at a reader; `asked`: the card that it belongs to. `pin`: `undefined` when it cannot be a PIN. */
  onEntered(readerId: string, pin: DerivedPin | undefined, asked: Asked | undefined): void;
  /** No PIN came in time, or another card was shown. */
  onMissing(asked: Asked): void;
  onFault(error: unknown): void;
}

interface Place<Asked> {
  keypad: Keypad;
  asked: { readonly what: Asked; readonly timer: NodeJS.Timeout } | undefined;
  /** A PIN is being computed: keys pressed meanwhile are dropped. */
  isBusy: boolean;
}

/** Collects digits at the keypads and brings them together with the card that waits for them. Holds no PIN longer than that. */
export class PinDesk<Asked> {
  readonly #options: PinDeskOptions<Asked>;
  readonly #places = new Map<string, Place<Asked>>();

  constructor(options: PinDeskOptions<Asked>) {
    this.#options = options;
  }

  /** A good card waits for its PIN; one that waited before at this reader has none. */
  ask(readerId: string, what: Asked): void {
    this.end(readerId);
    const place = this.#of(readerId);
    place.keypad = IDLE_KEYPAD;
    place.asked = { what, timer: setTimeout(() => this.end(readerId), PIN_WAIT_MS) };
  }

  /** What waits at a reader. */
  asked(readerId: string): Asked | undefined {
    return this.#places.get(readerId)?.asked?.what;
  }

  /** Whoever waits at a reader waits no more. */
  end(readerId: string): void {
    const asked = this.#take(readerId);
    if (asked !== undefined) this.#options.onMissing(asked);
  }

  /** One key. */
  key(readerId: string, key: Key): void {
    const place = this.#of(readerId);
    if (place.isBusy) return;
    const step = pressed(place.keypad, key, this.#options.monotonicMs());
    place.keypad = step.keypad;
    if (step.entered !== undefined && step.entered !== '') this.entered(readerId, step.entered);
  }

  /** A whole entry. */
  entered(readerId: string, digits: string): void {
    const place = this.#of(readerId);
    if (place.isBusy) return;
    const asked = this.#take(readerId);
    if (!isPin(digits)) {
      this.#options.onEntered(readerId, undefined, asked);
      return;
    }
    place.isBusy = true;
    void this.#compute(readerId, place, digits, asked);
  }

  stop(): void {
    for (const place of this.#places.values()) clearTimeout(place.asked?.timer);
    this.#places.clear();
  }

  async #compute(
    readerId: string,
    place: Place<Asked>,
    digits: string,
    asked: Asked | undefined,
  ): Promise<void> {
    try {
      const pin = await this.#options.derive(digits);
      place.isBusy = false;
      // Stopped meanwhile: the door is no more ours.
      if (this.#places.get(readerId) === place) this.#options.onEntered(readerId, pin, asked);
    } catch (error) {
      place.isBusy = false;
      this.#options.onFault(error);
      this.#options.onEntered(readerId, undefined, asked);
    }
  }

  #take(readerId: string): Asked | undefined {
    const place = this.#places.get(readerId);
    const asked = place?.asked;
    if (place === undefined || asked === undefined) return undefined;
    clearTimeout(asked.timer);
    place.asked = undefined;
    return asked.what;
  }

  #of(readerId: string): Place<Asked> {
    const known = this.#places.get(readerId);
    if (known !== undefined) return known;
    const fresh: Place<Asked> = { keypad: IDLE_KEYPAD, asked: undefined, isBusy: false };
    this.#places.set(readerId, fresh);
    return fresh;
  }
}
