import type { Roster } from '@furtka/core-contract/roster';
import { idColumn, idTable } from './id-table.ts';
import { CARD_KEYED, CARD_KEYHOLDER, CARD_STATES, type CardColumns } from './rules.ts';
import type { WindowList } from './windows.ts';

type Card = Roster['cards'][number];

const flagsOf = (card: Card): number =>
  CARD_STATES.indexOf(card.state) |
  (card.assurance === 'keyed' ? CARD_KEYED : 0) |
  (card.keyholder === true ? CARD_KEYHOLDER : 0);

/** The card that a PIN stands for: whoever has a blocked card and a new one comes in as with the new one. */
const cardsByPin = (cards: readonly Card[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  cards.forEach((card, row) => {
    if (card.pin === undefined) return;
    const known = cards[found.get(card.pin) ?? -1];
    if (known === undefined || (known.state !== 'active' && card.state === 'active'))
      found.set(card.pin, row);
  });
  return found;
};

/**
 * Lays the cards out by columns.
 *
 * @param windowsOf  windows of one card alone, sorted and merged
 */
export const compileCards = (
  roster: Roster,
  windowsOf: (extra: NonNullable<Card['extra']>) => WindowList,
): CardColumns => {
  const { cards } = roster;
  const extraAt = new Uint32Array(cards.length + 1);
  const extras: WindowList = [];
  cards.forEach((card, row) => {
    extraAt[row] = extras.length / 2;
    if (card.extra !== undefined) for (const edge of windowsOf(card.extra)) extras.push(edge);
  });
  extraAt[cards.length] = extras.length / 2;
  const cardByPin = cardsByPin(cards);
  return {
    byHash: idTable(cards.map((card) => card.hash)),
    byCardId: idTable(cards.map((card) => card.cardId)),
    holderIds: idColumn(cards.map((card) => card.holderId)),
    groups: Uint16Array.from(cards, (card) => card.group),
    flags: Uint8Array.from(cards, flagsOf),
    pulseMs: Uint16Array.from(cards, (card) => card.pulseMs ?? 0),
    extraAt,
    extras: Float64Array.from(extras),
    pins: idColumn(cards.map((card) => card.pin)),
    byPin: idTable([...cardByPin.keys()]),
    pinCards: Uint32Array.from(cardByPin.values()),
  };
};
