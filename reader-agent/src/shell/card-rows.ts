import { isIdAt, rowOf, uuidAt } from '../core/id-table.ts';
import { CARD_KEYED, type CardColumns, type Rules } from '../core/rules.ts';
import type { InForce } from './in-force.ts';

export const NOBODY = -1;
/** 16 zero bytes stand for "no PIN". */
const NO_PIN = '0'.repeat(32);

/** Looks into the cards of the roster in force; rows of it are good for one step of work only. */
export class CardRows {
  readonly #inForce: InForce;

  constructor(inForce: InForce) {
    this.#inForce = inForce;
  }

  byHash(hash: string): number {
    return hash === '' ? NOBODY : this.#row(({ byHash }) => rowOf(byHash, hash));
  }

  byCardId(cardId: string): number {
    return this.#row(({ byCardId }) => rowOf(byCardId, cardId));
  }

  /** The card that a PIN stands for. */
  byPin(hash: string | undefined): number {
    if (hash === undefined || hash === NO_PIN) return NOBODY;
    return this.#row(({ byPin, pinCards }) => pinCards[rowOf(byPin, hash)] ?? NOBODY);
  }

  cardId(row: number): string | undefined {
    return this.#of(row, ({ byCardId }) => uuidAt(byCardId.bytes, row));
  }

  holderId(row: number): string | undefined {
    return this.#of(row, ({ holderIds }) => uuidAt(holderIds, row));
  }

  isStaff(row: number): boolean {
    return (
      this.#of(row, ({ groups }, rules) => rules.groups.isStaff[groups[row] ?? 0] === 1) === true
    );
  }

  /** Enrolled as one that proves a key. */
  isKeyed(row: number): boolean {
    return this.#of(row, ({ flags }) => ((flags[row] ?? 0) & CARD_KEYED) !== 0) === true;
  }

  hasPin(row: number): boolean {
    return this.#of(row, ({ pins }) => !isIdAt(pins, row, NO_PIN)) === true;
  }

  isPinOf(row: number, hash: string | undefined): boolean {
    if (hash === undefined || hash === NO_PIN) return false;
    return this.#of(row, ({ pins }) => isIdAt(pins, row, hash)) === true;
  }

  /** Relay time of the holder, 0 = the door's. */
  ownPulseMs(row: number): number {
    return this.#of(row, ({ pulseMs }) => pulseMs[row]) ?? 0;
  }

  #row(find: (cards: CardColumns) => number): number {
    const rules = this.#inForce.rules();
    return rules === undefined ? NOBODY : find(rules.cards);
  }

  #of<Value>(row: number, read: (cards: CardColumns, rules: Rules) => Value): Value | undefined {
    const rules = this.#inForce.rules();
    return rules === undefined || row < 0 ? undefined : read(rules.cards, rules);
  }
}
