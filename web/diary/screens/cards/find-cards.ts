import type { Card } from '../../../shared/api/wire.ts';
import { folded, foldedWords } from '../../../shared/text/folded.ts';
import { nameSearch } from '../../../shared/text/name-search.ts';

/** Cards with their words made ready once, so that a letter typed costs no folding. */
export interface ReadyCards {
  readonly cards: readonly {
    readonly card: Card;
    readonly words: readonly string[];
    readonly className: string;
  }[];
  /** Folded names of the classes of their holders. */
  readonly classes: ReadonlySet<string>;
}

/** Beginning of a card id, as the server takes it. */
const CARD_ID_START = /^[0-9a-f]{8}[0-9a-f-]{0,28}$/;

export const readyCards = (cards: readonly Card[]): ReadyCards => {
  const ready = cards.map((card) => ({
    card,
    words: foldedWords(card.holderName),
    className: folded(card.className ?? ''),
  }));
  return {
    cards: ready,
    classes: new Set(ready.flatMap(({ className }) => (className === '' ? [] : [className]))),
  };
};

/**
 * Cards whose holders' names begin with each word typed, in the order given; a word that names a class asks for its pupils (`kowalska
 * 4a`), eight signs of a number for that card. Slips of the keys are the server's to forgive.
 */
export const findCards = (ready: ReadyCards, typed: string): readonly Card[] => {
  const id = typed.trim().toLowerCase();
  if (CARD_ID_START.test(id)) {
    const found = ready.cards.filter(({ card }) => card.cardId.startsWith(id));
    if (found.length > 0) return found.map(({ card }) => card);
  }
  const isMeant = nameSearch(typed, ready.classes);
  return ready.cards
    .filter(({ words, className }) => isMeant(words, className))
    .map(({ card }) => card);
};
