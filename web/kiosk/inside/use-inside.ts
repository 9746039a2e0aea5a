import type { Inside } from '@furtka/hub-contract/kiosk-desk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { markSafe, readInside } from '../link/kiosk-link.ts';
import type { Trouble } from '../link/trouble.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { withTick } from './muster.ts';

/** Ticks of other kiosks and phones are seen at most this late while people are counted. */
const TICKS_EVERY_MS = 2_000;
const KEY = ['inside'];

/** Who is inside; read again when somebody passed a door, and all the time while people are counted. */
export const useInside = (isCounting: boolean) => {
  const { session, desk, fail } = useKiosk();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState<Trouble>();
  const version = desk?.version;
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: readInside,
    refetchInterval: isCounting ? TICKS_EVERY_MS : false,
    gcTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody passed a door
  useEffect(() => void queries.invalidateQueries({ queryKey: KEY }), [version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each failure
  useEffect(() => setTrouble(error === null ? undefined : fail(error)), [error]);

  const tick = async (personId: string, safe: boolean) => {
    await queries.cancelQueries({ queryKey: KEY });
    const show = (value: boolean) =>
      queries.setQueryData<Inside>(KEY, (now) => now && withTick(now, personId, value));
    show(safe);
    setTrouble(undefined);
    try {
      await markSafe(session.csrfToken, personId, safe);
    } catch (reason) {
      show(!safe);
      setTrouble(fail(reason));
    }
  };
  return { inside: data, trouble, tick };
};
