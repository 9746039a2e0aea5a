import { randomBytes } from 'node:crypto';
import type { SiteState } from '@furtka/core-contract/sync';
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

/** Lets the agents make so many events between them, each spool taking them at its own pace. */
const flood = async (site: Site, events: number): Promise<void> => {
  const each = Math.ceil(events / site.agents.length);
  const body = { readerId: 'in-0', uids: strangers(each), everyMs: 2 };
  await Promise.all(site.agents.map((agent) => agent.child().ask('flood', body, LIMIT_MS)));
};

/** Events that the agents still have. */
const inSpools = (state: SiteState): number =>
  state.agents.reduce((sum, { spoolDepth }) => sum + spoolDepth, 0);

/**
 * Cuts the hub off, lets the agents make events until `events` wait in its log, and connects it again: from then on they go up.
 *
 * @returns what waits at that moment
 */
export const pileUp = async (site: Site, events: number): Promise<number> => {
  site.coreLink.set({ kind: 'cut' });
  await until('the bridge off the core', async () => !(await isCoreConnected(site)), LIMIT_MS);
  await flood(site, Math.max(0, events - (await site.state()).eventsWaiting));
  const waiting = await until(
    'the events in the log of the hub',
    async () => {
      const state = await site.state();
      if (state.eventsWaiting >= events) return state.eventsWaiting;
      // What a spool could not take is made anew.
      if (inSpools(state) === 0) await flood(site, events - state.eventsWaiting);
      return false;
    },
    LIMIT_MS,
  );
  site.coreLink.set({ kind: 'open' });
  await until('the bridge back at the core', () => isCoreConnected(site), LIMIT_MS);
  return waiting;
};
