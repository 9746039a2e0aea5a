import { useCallback, useEffect, useReducer, useState } from 'react';
import type { DemoAct, DemoCard, DemoClockRequest } from './api-types.ts';
import { doAct, listen, moveClock, readState, tapCard } from './demo-link.ts';
import { EMPTY_BOARD, nextBoard } from './shown-tap.ts';

export interface TapWish {
  readonly door: string;
  readonly direction: 'in' | 'out';
  readonly push: boolean;
  /** School time, UTC ms. */
  readonly atUtc: number;
}

/** The state of the page: what the doors do, the tap on the table, and the acts. */
export const useBoard = () => {
  const [board, dispatch] = useReducer(nextBoard, EMPTY_BOARD);
  const [hasFailed, setFailed] = useState(false);

  const refresh = useCallback(async () => {
    try {
      dispatch({ kind: 'state', state: await readState() });
      dispatch({ kind: 'link', isUp: true });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      dispatch({ kind: 'link', isUp: false });
    }
  }, []);

  useEffect(() => {
    void refresh();
    return listen(
      {
        tap: (tap) => dispatch({ kind: 'tap', tap }),
        hop: (hop) => dispatch({ kind: 'hop', hop }),
        door: (door) => dispatch({ kind: 'door', door }),
        clock: (clock) => dispatch({ kind: 'clock', clock }),
        scene: (scene) => dispatch({ kind: 'scene', scene }),
        standing: (standing) => dispatch({ kind: 'standing', standing }),
      },
      (isUp) => {
        dispatch({ kind: 'link', isUp });
        if (isUp) void refresh();
      },
    );
  }, [refresh]);

  const attempt = useCallback(async (act: () => Promise<unknown>) => {
    setFailed(false);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setFailed(true);
    }
  }, []);

  const hold = useCallback(
    (card: DemoCard, { atUtc, ...wish }: TapWish) => {
      const requestId = crypto.randomUUID();
      dispatch({ kind: 'began', card, direction: wish.direction, requestId, atUtc });
      void attempt(async () => {
        const { eventId, hops } = await tapCard({ ...wish, requestId, place: card.place });
        for (const hop of hops) dispatch({ kind: 'hop', hop: { eventId, ...hop } });
      });
    },
    [attempt],
  );

  const forward = useCallback(
    (request: DemoClockRequest) =>
      void attempt(async () => {
        await moveClock(request);
        await refresh();
      }),
    [attempt, refresh],
  );

  const act = useCallback((wanted: DemoAct) => void attempt(() => doAct(wanted)), [attempt]);

  const fail = useCallback(() => setFailed(true), []);

  return { ...board, hasFailed, hold, forward, act, fail };
};
