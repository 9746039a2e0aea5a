import type { KioskSession } from '@furtka/hub-contract/kiosk-api';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { KioskRefusal, readStatus, signIn, signOut } from './kiosk-link.ts';

/** A kiosk that nobody touches shows no names after this. */
const IDLE_MS = 60_000;

/** What went wrong last, as a key of the catalogue and its values. */
export interface Trouble {
  readonly key: string;
  readonly minutes?: number;
}

/** Turns any failure into words: a refusal of the hub by its code, everything else into "the hub does not answer". */
export const troubleOf = (error: unknown): Trouble => {
  if (!(error instanceof KioskRefusal)) return { key: 'trouble.silent' };
  const waitMs = Number(error.details['waitMs'] ?? 0);
  return { key: `trouble.${error.code}`, minutes: Math.max(1, Math.ceil(waitMs / 60_000)) };
};

/** Who is signed in at this kiosk, and the state of the site. */
export const useKiosk = () => {
  const [session, setSession] = useState<KioskSession>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);
  const status = useQuery({ queryKey: ['status'], queryFn: readStatus, refetchInterval: 2_000 });

  const enter = useCallback(async (pin: string) => {
    setBusy(true);
    setTrouble(undefined);
    try {
      setSession(await signIn(pin));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setBusy(false);
  }, []);

  const leave = useCallback(async () => {
    setSession(undefined);
    if (session === undefined) return;
    try {
      await signOut(session.csrfToken);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  }, [session]);

  useEffect(() => {
    if (session === undefined) return undefined;
    let timer = setTimeout(() => void leave(), IDLE_MS);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void leave(), IDLE_MS);
    };
    for (const act of ['pointerdown', 'keydown']) document.addEventListener(act, again);
    return () => {
      clearTimeout(timer);
      for (const act of ['pointerdown', 'keydown']) document.removeEventListener(act, again);
    };
  }, [session, leave]);

  return { status: status.data, isSilent: status.isError, session, trouble, isBusy, enter, leave };
};
