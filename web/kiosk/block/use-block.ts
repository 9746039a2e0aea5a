import type { KioskPerson, KioskSession } from '@furtka/hub-contract/kiosk-api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { blockCard, findPeople, readBlock } from '../kiosk-link.ts';
import { type Trouble, troubleOf } from '../use-kiosk.ts';

export const SHORTEST_SEARCH = 2;

/** Searching a person, choosing a card, blocking it, and watching the doors confirm. */
export const useBlock = (session: KioskSession) => {
  const [search, setSearch] = useState('');
  const [person, setPerson] = useState<KioskPerson>();
  const [done, setDone] = useState<{ blockId: string; atUtc: number; reason: string }>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const wanted = search.trim();
  const people = useQuery({
    queryKey: ['people', wanted],
    queryFn: () => findPeople(wanted),
    enabled: wanted.length >= SHORTEST_SEARCH,
    gcTime: 0,
    retry: false,
  });
  const receipts = useQuery({
    queryKey: ['block', done?.blockId],
    queryFn: () => readBlock(done?.blockId ?? ''),
    enabled: done !== undefined,
    refetchInterval: (query) =>
      query.state.data?.receipts.every((one) => one.confirmedAtUtc !== undefined) ? false : 500,
  });

  const choose = (chosen: KioskPerson | undefined) => {
    setPerson(chosen);
    setDone(undefined);
    setTrouble(undefined);
  };
  const block = async (cardId: string, reason: string, atUtc: number) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      const { blockId } = await blockCard(session.csrfToken, cardId, reason);
      setDone({ blockId, atUtc, reason });
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setBusy(false);
  };
  const searchTrouble = people.error ? troubleOf(people.error) : undefined;
  return {
    search,
    setSearch,
    people: wanted.length >= SHORTEST_SEARCH ? people.data?.items : undefined,
    person,
    choose,
    block,
    done,
    receipts: receipts.data?.receipts,
    trouble: trouble ?? searchTrouble,
    isBusy,
  };
};
