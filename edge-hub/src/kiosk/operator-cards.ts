import type { DoorEvent } from '@furtka/core-contract/event';
import type { Operator, SiteDirectory } from '../directory/site-directory.ts';
import type { Told } from '../eventlog/append.ts';

/** A card that was held to the gate's reader counts this long, from the tap itself. */
const SEEN_FOR_MS = 30_000;
/** The clocks of hub and agent may differ by this. */
const AHEAD_MAX_MS = 5000;

export interface OperatorCardsOptions {
  readonly directory: SiteDirectory;
  /** Was the card held to the reader beside the kiosk, as that door's own agent says? */
  readonly isAtGate: (event: DoorEvent) => boolean;
  readonly isDenied: (cardId: string) => boolean;
  readonly schoolNowUtc: () => number;
  readonly monotonicMs: () => number;
}

interface Seen {
  readonly cardId: string;
  readonly untilMs: number;
}

/** Which operator held their card to the gate's reader a moment ago: the PIN is then asked of that person alone. */
export class OperatorCards {
  readonly #options: OperatorCardsOptions;
  #seen: Seen | undefined;

  constructor(options: OperatorCardsOptions) {
    this.#options = options;
  }

  /** Is this the tap of somebody who may sign in? */
  wants({ kind, cardId }: Told): boolean {
    return kind === 'tap' && cardId !== undefined && this.#operatorOf(cardId) !== undefined;
  }

  /** Takes a tap that was wanted. A tap that comes late, from an agent that was away, signs nobody in. */
  take(event: DoorEvent): void {
    const { cardId, occurredAtUtc } = event;
    // A reader that was opened is believed by nobody, here neither.
    if (cardId === undefined || event.reason === 'denied.tamper') return;
    const ageMs = this.#options.schoolNowUtc() - occurredAtUtc;
    if (ageMs > SEEN_FOR_MS || ageMs < -AHEAD_MAX_MS) return;
    if (!this.#options.isAtGate(event)) return;
    const leftMs = SEEN_FOR_MS - Math.max(0, ageMs);
    this.#seen = { cardId, untilMs: this.#options.monotonicMs() + leftMs };
  }

  /** Whose card was seen; judged anew each time, as cards are blocked and operators leave. */
  operator(): Operator | undefined {
    const seen = this.#seen;
    if (seen === undefined) return undefined;
    if (this.#options.monotonicMs() < seen.untilMs) return this.#operatorOf(seen.cardId);
    this.#seen = undefined;
    return undefined;
  }

  /** The card has signed somebody in; the next PIN needs it again. */
  used(): void {
    this.#seen = undefined;
  }

  #operatorOf(cardId: string): Operator | undefined {
    const { directory, isDenied } = this.#options;
    const person = directory.index?.byCardId.get(cardId);
    const isGood = person?.cards.some((card) => card.cardId === cardId && card.state === 'active');
    if (person === undefined || isGood !== true || isDenied(cardId)) return undefined;
    return directory.operators.find((one) => one.personId === person.personId);
  }
}
