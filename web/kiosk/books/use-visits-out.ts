import type { BookReply, Visit } from '@furtka/hub-contract/kiosk-api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endVisit, readVisits } from '../link/kiosk-link.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';

/** A visit that has just ended here: it keeps its line, with the receipt, until the screen is left. */
export interface Ended {
  readonly visit: Visit;
  readonly reply: BookReply;
  readonly atUtc: number;
}

/** Open visits, longest first, and those that ended here a moment ago in their old places. */
export const useVisitsOut = () => {
  const { session, nowUtc, desk } = useKiosk();
  const queries = useQueryClient();
  const { act, isBusy, trouble } = useAct();
  const [ended, setEnded] = useState<readonly Ended[]>([]);
  const open = useQuery({
    queryKey: ['visits', desk?.version ?? 0],
    queryFn: () => readVisits(),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const end = async (visit: Visit) => {
    const reply = await act(() => endVisit(session.csrfToken, visit.visitId));
    if (reply === undefined) return;
    setEnded((before) => [...before, { visit, reply, atUtc: nowUtc }]);
    await queries.invalidateQueries({ queryKey: ['visits'] });
  };
  const items = (open.data?.items ?? []).filter(({ outAtUtc }) => outAtUtc === undefined);
  const gone = ended.filter(({ visit }) => !items.some((one) => one.visitId === visit.visitId));
  const rows = [...items, ...gone.map(({ visit }) => visit)].sort((a, b) => a.inAtUtc - b.inAtUtc);
  return {
    rows,
    endedOf: (visit: Visit) => ended.find((one) => one.visit.visitId === visit.visitId),
    end,
    isLoading: open.data === undefined && open.error === null,
    isBusy,
    trouble,
    error: open.error,
  };
};
