import { type LinkState, staleFor } from '../../shared/live/link-state.ts';
import type { LinkView } from './live-context.ts';

/** A short loss is healed before anybody needs to know of it. */
const PATIENCE_MS = 5_000;

/**
 * What the page says about its link.
 *
 * @param now        monotonic milliseconds
 * @param startedAt  when the page began to listen, monotonic
 * @param schoolNow  the school's time at `now`, UTC ms
 */
export const viewOfLink = (
  link: LinkState,
  at: { now: number; startedAt: number; schoolNow: number; online: boolean },
): LinkView => {
  const heard = link.heardAt ?? at.startedAt;
  const sinceUtc = link.heardAt === undefined ? undefined : at.schoolNow - (at.now - heard);
  if (!at.online) return { state: 'offline', sinceUtc };
  if (link.connected) {
    return { state: staleFor(link, at.now) === undefined ? 'live' : 'stale', sinceUtc };
  }
  return { state: at.now - heard < PATIENCE_MS ? 'connecting' : 'offline', sinceUtc };
};
