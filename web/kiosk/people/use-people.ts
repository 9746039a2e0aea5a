import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { findPeople, readClass, readClasses } from '../link/kiosk-link.ts';
import type { Trouble } from '../link/trouble.ts';
import { useKiosk } from '../session/kiosk-context.ts';

const SHORTEST_SEARCH = 2;

/** People found by letters, or the whole of a class. Nothing of it is kept when the screen is left. */
export const usePeople = () => {
  const [search, setSearch] = useState('');
  /** Missing: by letters. Empty: by class, none chosen yet. */
  const [className, setClassName] = useState<string>();
  const wanted = search.trim();
  const isByClass = className !== undefined;
  const isWanted = isByClass ? className !== '' : wanted.length >= SHORTEST_SEARCH;
  const people = useQuery({
    queryKey: ['people', className ?? '', isByClass ? '' : wanted],
    queryFn: () => (isByClass ? readClass(className) : findPeople(wanted)),
    enabled: isWanted,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const classes = useQuery({ queryKey: ['classes'], queryFn: readClasses, gcTime: 0 });
  const { fail } = useKiosk();
  const [trouble, setTrouble] = useState<Trouble>();
  const error = people.error ?? classes.error;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each failure
  useEffect(() => setTrouble(error === null ? undefined : fail(error)), [error]);
  return {
    search,
    setSearch: (text: string) => {
      setClassName(undefined);
      setSearch(text);
    },
    className,
    setClassName,
    classes: classes.data?.items,
    people: isWanted ? people.data?.items : undefined,
    isSettled: !isWanted || people.data !== undefined,
    trouble,
  };
};
