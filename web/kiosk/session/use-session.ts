import type { KioskSession } from '@furtka/hub-contract/kiosk-api';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { readSession, signIn, signOut } from '../link/kiosk-link.ts';
import { isSignedOut, type Trouble, troubleOf } from '../link/trouble.ts';
import { useIdle } from './use-idle.ts';

/** Who is signed in at this kiosk. Signing out forgets every name the page has read. */
export const useSession = () => {
  const queries = useQueryClient();
  const [session, setSession] = useState<KioskSession>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [isBusy, setBusy] = useState(false);

  const forget = useCallback(() => {
    setSession(undefined);
    history.replaceState(null, '', '/');
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' });
  }, [queries]);

  /** A failure in words; a session that the hub has ended locks the screen. */
  const fail = useCallback(
    (error: unknown): Trouble => {
      const words = troubleOf(error);
      if (isSignedOut(error)) {
        forget();
        setTrouble(words);
      }
      return words;
    },
    [forget],
  );

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
    forget();
    setTrouble(undefined);
    if (session === undefined) return;
    try {
      await signOut(session.csrfToken);
    } catch (error) {
      // The screen is locked all the same; the hub ends the session after a minute by itself.
      if (!isSignedOut(error)) setTrouble(troubleOf(error));
    }
  }, [session, forget]);

  useEffect(() => {
    const page = { isOpen: true };
    readSession().then(
      (found) => page.isOpen && setSession(found),
      // Nobody is signed in, or the hub is silent: the locked screen says which.
      () => undefined,
    );
    return () => {
      page.isOpen = false;
    };
  }, []);

  const tell = useCallback(() => {
    readSession().then(setSession, (error: unknown) => void fail(error));
  }, [fail]);
  const secondsLeft = useIdle(session !== undefined, tell, () => void leave());
  return { session, trouble, isBusy, enter, leave, fail, secondsLeft };
};
