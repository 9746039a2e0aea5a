import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  ADMIN_KEYS,
  type QuarantinePlace,
  replayPart,
  replayRow,
} from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { begun, PART, type ReplayRun, withPart } from './replay-run.ts';

/** Tries rows again: one, or all of a code part by part, with what became of each. */
export const useReplay = (place: QuarantinePlace) => {
  const { core } = useApp();
  const queries = useQueryClient();
  const [run, setRun] = useState<ReplayRun>();
  const [busyRow, setBusyRow] = useState<string>();
  const [error, setError] = useState<unknown>();
  const isStopped = useRef(false);
  /** Counts are read again; the rows stay where they are, with their result, until the page is asked anew. */
  const readCounts = () =>
    Promise.all(
      [ADMIN_KEYS.quarantineCounts, ADMIN_KEYS.health].map((key) =>
        queries.invalidateQueries({ queryKey: [key, place.schoolId] }),
      ),
    );
  const one = async (quarantineId: string): Promise<void> => {
    setError(undefined);
    setBusyRow(quarantineId);
    try {
      const row = await replayRow(core, place, quarantineId);
      const taken = row.outcome === 'taken' ? 1 : 0;
      setRun(withPart(begun(1), { taken, left: 1 - taken, rows: [row] }));
      await readCounts();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusyRow(undefined);
    }
  };
  const all = async (code: string | undefined, total: number): Promise<void> => {
    setError(undefined);
    isStopped.current = false;
    let now = begun(total);
    setRun(now);
    let after: string | undefined;
    try {
      do {
        const part = await replayPart(core, place, {
          limit: PART,
          ...(code === undefined ? {} : { code }),
          ...(after === undefined ? {} : { after }),
        });
        now = withPart(now, part);
        if (isStopped.current && !now.isOver) now = { ...now, isOver: true, isStopped: true };
        setRun(now);
        after = part.next;
      } while (!now.isOver);
      await readCounts();
    } catch (cause) {
      setRun({ ...now, isOver: true, isStopped: true });
      setError(cause);
    }
  };
  return {
    run,
    busyRow,
    error,
    one: (quarantineId: string) => void one(quarantineId),
    all: (code: string | undefined, total: number) => void all(code, total),
    stop: () => {
      isStopped.current = true;
    },
    isRunning: busyRow !== undefined || run?.isOver === false,
  };
};

export type Replay = ReturnType<typeof useReplay>;
