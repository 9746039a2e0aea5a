import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CardFilter } from './card-looks.ts';

/** What the address of the list holds: it can be linked, reloaded and gone back from. */
export interface CardsAddress {
  readonly q?: string;
  readonly filter?: Exclude<CardFilter, 'all'>;
  readonly card?: string;
  readonly school?: string;
}

export const useCardsAddress = () => {
  const address = useSearch({ from: '/inside/cards' });
  const navigate = useNavigate({ from: '/cards' });
  const change = (next: (now: CardsAddress) => CardsAddress, replace: boolean) =>
    void navigate({ search: next, replace });
  return {
    address,
    search: (q: string) => change(({ q: _, ...now }) => (q === '' ? now : { ...now, q }), true),
    filterBy: (filter: CardFilter) =>
      change(({ filter: _, ...now }) => (filter === 'all' ? now : { ...now, filter }), false),
    choose: (card: string | undefined) =>
      change(({ card: _, ...now }) => (card === undefined ? now : { ...now, card }), false),
    inSchool: (school: string) => change(() => ({ school }), false),
  };
};
