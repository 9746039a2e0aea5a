import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApp } from '../../data/app.ts';
import { cardsQuery } from '../../data/queries.ts';
import { SHOWN, useShown } from '../../data/use-shown.ts';
import { type CardFilter, FILTER_STATES } from './card-looks.ts';
import { findCards, readyCards } from './find-cards.ts';
import { SEARCH_PAUSE_MS, useSettled } from './use-settled.ts';

/** Most cards in one answer of the server; a larger school is searched there. */
const ALL_CARDS = 2000;

/**
 * Which cards the list shows. Those of a filter come in one answer and are searched here, letter by letter. The server is asked for what
 * is typed where there are more than its answer holds, and when nobody is called so: it knows who is a slip of the keys away.
 */
export const useCards = (schoolId: string, filter: CardFilter, typed: string) => {
  const { core } = useApp();
  const states = FILTER_STATES[filter];
  const wish = typed.trim();
  const all = useInfiniteQuery(
    cardsQuery(core, { schoolId, states, search: '', limit: ALL_CARDS }),
  );
  const isWhole = all.isSuccess && !all.hasNextPage;
  const ready = useMemo(
    () => readyCards(all.data?.pages.flatMap(({ items }) => items) ?? []),
    [all.data],
  );
  const here = useMemo(() => findCards(ready, wish), [ready, wish]);
  const asked = useSettled(wish, SEARCH_PAUSE_MS);
  const asksServer = all.isSuccess && wish !== '' && (!isWhole || here.length === 0);
  const answer = useInfiniteQuery({
    ...cardsQuery(core, { schoolId, states, search: asked, limit: SHOWN }),
    enabled: asksServer && asked === wish,
    placeholderData: keepPreviousData,
  });
  const { count, more } = useShown(`${wish}/${filter}`);
  if (!asksServer) {
    const loadMore = all.hasNextPage ? () => void all.fetchNextPage() : undefined;
    return {
      ...{ list: all, cards: here.slice(0, count), found: here.length },
      more: here.length > count ? more : loadMore,
    };
  }
  const cards = answer.data?.pages.flatMap(({ items }) => items) ?? [];
  return {
    ...{ list: answer, cards, found: cards.length },
    more: answer.hasNextPage ? () => void answer.fetchNextPage() : undefined,
  };
};
