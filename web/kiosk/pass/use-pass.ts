import type { BookReply, GateEntryBody, KioskPerson } from '@furtka/hub-contract/kiosk-api';
import { useRef, useState } from 'react';
import { withdrawEntry, writeEntry } from '../link/kiosk-link.ts';
import { newId } from '../link/new-id.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { useAct } from '../session/use-act.ts';

type Direction = GateEntryBody['direction'];

/** An entry that stands in the book. */
export interface Written {
  readonly entry: GateEntryBody;
  readonly reply: BookReply;
  readonly atUtc: number;
  readonly isWithdrawn: boolean;
}

/** Lets somebody without a card in or out: whom, which way, and the cause, whose press is the act. */
export const usePass = () => {
  const { session, nowUtc } = useKiosk();
  const { act, isBusy, trouble, forget } = useAct();
  const [person, setPerson] = useState<KioskPerson>();
  const [direction, setDirection] = useState<Direction>('in');
  const [written, setWritten] = useState<Written>();
  /** The entry under way: pressed again after a silence, it is the same one. */
  const pending = useRef<GateEntryBody>(undefined);

  const choose = (chosen: KioskPerson | undefined) => {
    setPerson(chosen);
    setDirection(chosen?.isInside ? 'out' : 'in');
    setWritten(undefined);
    pending.current = undefined;
    forget();
  };
  const write = async (cause: GateEntryBody['cause']) => {
    if (person === undefined) return;
    const before = pending.current;
    const isSame = before?.cause === cause && before.direction === direction;
    const entry =
      before !== undefined && isSame
        ? before
        : {
            entryId: newId<GateEntryBody['entryId']>(),
            personId: person.personId,
            direction,
            cause,
          };
    pending.current = entry;
    const reply = await act(() => writeEntry(session.csrfToken, entry));
    if (reply) setWritten({ entry, reply, atUtc: nowUtc, isWithdrawn: false });
  };
  const withdraw = async () => {
    if (written === undefined) return;
    const done = await act(async () => {
      await withdrawEntry(session.csrfToken, written.entry.entryId);
      return true;
    });
    if (done) setWritten({ ...written, isWithdrawn: true });
  };
  return {
    person,
    choose,
    direction,
    setDirection,
    write,
    written,
    withdraw,
    isBusy,
    trouble,
  };
};
