import { useLink } from '../live/live-context.ts';
import { useZone } from '../session/use-session.ts';

/** Wall time of the last sign of life of the server. */
export const useSince = (): string | undefined => {
  const { sinceUtc } = useLink();
  const zone = useZone();
  return sinceUtc === undefined ? undefined : zone.clockOf(sinceUtc);
};
