import { setTimeout as wait } from 'node:timers/promises';
import type { SeedCard } from '@furtka/diary-core/seed';
import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import type { Person } from '../harness/person.ts';
import { doorsReady, type Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { isCoreConnected } from './backlog.ts';
import { monotonicMs } from './monotonic.ts';
import { blockAndTap } from './refusal.ts';

const LIMIT_MS = 30_000;

/** What happened when a link went dead without a word. */
export interface Silence {
  /** Until the hub's screen named it, ms. */
  readonly namedMs: number;
  /** A block right after the link was good again: request to the last refusing door, ms. */
  readonly blockMs: number;
}

const statusOf = async (site: Site): Promise<KioskStatus> =>
  (await (await fetch(`${site.kioskUrl}/kiosk/v1/status`)).json()) as KioskStatus;

const sinceMs = async (what: string, look: () => Promise<boolean>): Promise<number> => {
  const began = monotonicMs();
  await until(what, look, LIMIT_MS);
  return monotonicMs() - began;
};

/** After an idle time the link of one door goes silent; then it is good again and a card is blocked. */
export const silentDoor = async (
  site: Site,
  office: Person,
  { card, agentIndex, idleMs }: { card: SeedCard; agentIndex: number; idleMs: number },
): Promise<Silence> => {
  const agent = site.agents[agentIndex];
  if (agent === undefined) throw new RangeError('no such agent');
  await wait(idleMs);
  agent.link.set({ kind: 'stalled' });
  const namedMs = await sinceMs('the door named as not connected', async () =>
    (await statusOf(site)).doors.some(
      ({ doorId, online }) => agent.doorIds.includes(doorId) && !online,
    ),
  );
  agent.link.set({ kind: 'open' });
  await doorsReady(site);
  const { lastDoorMs } = await blockAndTap(site, office, card);
  return { namedMs, blockMs: lastDoorMs };
};

/** The same with the link between bridge and core. */
export const silentCore = async (
  site: Site,
  office: Person,
  { card, idleMs }: { card: SeedCard; idleMs: number },
): Promise<Silence> => {
  await wait(idleMs);
  site.coreLink.set({ kind: 'stalled' });
  const namedMs = await sinceMs(
    'the core named as not connected',
    async () => !(await isCoreConnected(site)),
  );
  site.coreLink.set({ kind: 'open' });
  await until('the bridge back at the core', () => isCoreConnected(site), LIMIT_MS);
  const { lastDoorMs } = await blockAndTap(site, office, card);
  return { namedMs, blockMs: lastDoorMs };
};

/** Both links lose their open connections without a word, new ones are good, and a card is blocked at that very moment. */
export const blockIntoSilence = async (
  site: Site,
  office: Person,
  card: SeedCard,
): Promise<number> => {
  site.coreLink.deafen();
  for (const { link } of site.agents) link.deafen();
  const { lastDoorMs } = await blockAndTap(site, office, card);
  return lastDoorMs;
};
