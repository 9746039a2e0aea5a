import type { KioskDesk } from '@furtka/hub-contract/kiosk-desk';
import { useEffect, useRef, useState } from 'react';
import { readDesk } from '../link/kiosk-link.ts';
import { isSignedOut } from '../link/trouble.ts';

/** Pause after a question that failed; the status line says meanwhile that the hub is silent. */
const AGAIN_MS = 1_000;

const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** The desk, asked for again as soon as it has been answered. */
export const useDesk = (
  isSignedIn: boolean,
  onFailure: (error: unknown) => void,
): KioskDesk | undefined => {
  const [desk, setDesk] = useState<KioskDesk>();
  const failed = useRef(onFailure);
  failed.current = onFailure;
  useEffect(() => {
    setDesk(undefined);
    if (!isSignedIn) return undefined;
    const stop = new AbortController();
    const watch = async () => {
      let since: number | undefined;
      while (!stop.signal.aborted) {
        try {
          const next = await readDesk(since, stop.signal);
          if (stop.signal.aborted) return;
          since = next.version;
          setDesk(next);
        } catch (error) {
          if (stop.signal.aborted) return;
          failed.current(error);
          if (isSignedOut(error)) return;
          await pause(AGAIN_MS, stop.signal);
        }
      }
    };
    void watch();
    return () => stop.abort();
  }, [isSignedIn]);
  return desk;
};
