import type { BookReply, VisitBody } from '@furtka/hub-contract/kiosk-api';
import { useRef, useState } from 'react';
import { startVisit } from '../link/kiosk-link.ts';
import { newId } from '../link/new-id.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';
import { EMPTY_DRAFT, faultsOf, type VisitDraft, type VisitFaults, visitOf } from './visit-form.ts';

/** A visitor comes in: what is typed, what is missing, what became of it. */
export const useVisitIn = () => {
  const { session, nowUtc } = useKiosk();
  const { act, isBusy, trouble } = useAct();
  const [draft, setDraft] = useState<VisitDraft>(EMPTY_DRAFT);
  const [faults, setFaults] = useState<VisitFaults>({});
  const [done, setDone] = useState<{ reply: BookReply; name: string; atUtc: number }>();
  /** Kept while the same visitor stands there: pressed again after a silence, it is one visit. */
  const visitId = useRef<VisitBody['visitId']>(undefined);

  const change = (field: keyof VisitDraft, text: string) => {
    setDraft((before) => ({ ...before, [field]: text }));
    setFaults(({ [field as 'name']: _mended, ...rest }) => rest);
  };
  const send = async () => {
    const found = faultsOf(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    visitId.current ??= newId<VisitBody['visitId']>();
    const visit = visitOf(draft, visitId.current);
    const reply = await act(() => startVisit(session.csrfToken, visit));
    if (reply) setDone({ reply, name: visit.name, atUtc: nowUtc });
  };
  const again = () => {
    visitId.current = undefined;
    setDraft(EMPTY_DRAFT);
    setFaults({});
    setDone(undefined);
  };
  return { draft, change, faults, send, done, again, isBusy, trouble };
};
