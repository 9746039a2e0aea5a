import { useEffect } from 'react';
import type { DemoCard } from '../api-types.ts';

/** The number of a card holds it to the reader, except while one types or holds another key. */
export const useCardKeys = (cards: readonly DemoCard[], onTap: (card: DemoCard) => void): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
      const card = cards.find(({ place }) => String(place) === event.key);
      if (card) onTap(card);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [cards, onTap]);
};
