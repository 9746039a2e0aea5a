import { randomBytes } from 'node:crypto';
import type { Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';

/** 7-byte UIDs that no card of the school has: each is one refused tap, one event. */
const strangers = (count: number): string[] =>
  Array.from({ length: count }, () => `ff${randomBytes(6).toString('hex')}`);

const LIMIT_MS = 120_000;

/** Whether the bridge is connected with the core, as the kiosk's screen says it. */
export const isCoreConnected = async (site: Site): Promise<boolean> => {
  const answer = await fetch(`${site.kioskUrl}/kiosk/v1/status`);
  const { core } = (await answer.json()) as { core: { connected: boolean } };
  return core.connected;
};

/**
 * Cuts the hub off, lets the agents make `events` events, and connects it again: from then on they go up.
 *
 * @returns what waits at that moment
 */
export const pileUp = async (site: Site, events: number): Promise<number> => {
  site.coreLink.set({ kind: 'cut' });
  const { eventsWaiting: before } = await site.state();
  const missing = Math.max(0, events - before);
  const each = Math.ceil(missing / site.agents.length);
  await Promise.all(
    site.agents.map((agent) =>
      agent.child().ask('flood', { readerId: 'in-0', uids: strangers(each), everyMs: 1 }, LIMIT_MS),
    ),
  );
  const waiting = await until(
    'the events in the log of the hub',
    async () => {
      const { eventsWaiting } = await site.state();
      return eventsWaiting >= events && eventsWaiting;
    },
    LIMIT_MS,
  );
  site.coreLink.set({ kind: 'open' });
  await until('the bridge back at the core', () => isCoreConnected(site), LIMIT_MS);
  return waiting;
};
