import { useState } from 'react';
import type { Trouble } from '../link/trouble.ts';
import { useKiosk } from './kiosk-context.ts';

/** An act and what became of it: one at a time, a failure in words. */
export const useAct = () => {
  const { fail } = useKiosk();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  /** @returns the answer, or nothing when it failed or another act is under way */
  const act = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (isBusy) return undefined;
    setBusy(true);
    setTrouble(undefined);
    try {
      return await work();
    } catch (error) {
      setTrouble(fail(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy, trouble, forget: () => setTrouble(undefined) };
};
