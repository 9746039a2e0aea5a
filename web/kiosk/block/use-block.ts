import type { KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { browserClock } from '../../shared/time/browser-clock.ts';
import { blockCard, readBlock } from '../link/kiosk-link.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';

/** Choosing somebody's card, blocking it, and watching the doors confirm. */
export const useBlock = () => {
  const { session } = useKiosk();
  const { act, isBusy, trouble, forget } = useAct();
  const [person, setPerson] = useState<KioskPerson>();
  const [done, setDone] = useState<{ blockId: string; atUtc: number; cardId: string }>();
  const receipts = useQuery({
    queryKey: ['block', done?.blockId],
    queryFn: () => readBlock(done?.blockId ?? ''),
    enabled: done !== undefined,
    gcTime: 0,
    refetchInterval: (query) =>
      query.state.data?.receipts.every((one) => one.confirmedAtUtc !== undefined) ? false : 500,
  });
  const choose = (chosen: KioskPerson) => {
    setPerson(chosen);
    setDone(undefined);
    forget();
  };
  const block = async (cardId: string, reason: string) => {
    const atUtc = browserClock.nowMs();
    const answer = await act(() => blockCard(session.csrfToken, cardId, reason));
    if (answer) setDone({ blockId: answer.blockId, atUtc, cardId });
  };
  return { person, choose, block, done, receipts: receipts.data?.receipts, trouble, isBusy };
};
